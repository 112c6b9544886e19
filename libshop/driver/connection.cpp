#include "driver/connection.hpp"

#include <utility>

namespace shop::driver {

namespace {

ErrorCode code_of(ConstraintViolation::Kind kind) {
    return kind == ConstraintViolation::Kind::unique ? ErrorCode::duplicate : ErrorCode::internal;
}

}  // namespace

ConstraintViolation::ConstraintViolation(Kind kind, std::string name, std::string message)
    : Error(code_of(kind), std::move(message)), kind_(kind), name_(std::move(name)) {}

ConstraintViolation::~ConstraintViolation() = default;

TakenBack::TakenBack(std::string message)
    : Error(ErrorCode::store_busy, std::move(message), "nothing was changed; try again") {}

TakenBack::~TakenBack() = default;

}  // namespace shop::driver
