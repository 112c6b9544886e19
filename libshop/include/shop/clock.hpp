#pragma once

#include <shop/time.hpp>

namespace shop {

/// Where the library learns what time it is. Passed in, so that tests and what-if
/// questions can stand at any moment.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// Always the same moment.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now) : now_(now) {}
    [[nodiscard]] Instant now() const override { return now_; }

private:
    Instant now_;
};

}  // namespace shop
