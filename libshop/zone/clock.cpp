#include <shop/clock.hpp>

#include <chrono>

namespace shop {

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace shop
