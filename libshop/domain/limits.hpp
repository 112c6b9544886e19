#pragma once

#include <cstddef>

/// How long a text may be, in characters (code points).
namespace shop::domain::limits {

inline constexpr std::size_t kName = 200;
inline constexpr std::size_t kNotes = 4'000;
inline constexpr std::size_t kAddress = 300;
inline constexpr std::size_t kReason = 500;
inline constexpr std::size_t kCode = 64;
inline constexpr std::size_t kPlate = 16;
inline constexpr std::size_t kPostalCode = 16;
inline constexpr std::size_t kPartNumber = 64;
inline constexpr std::size_t kSkill = 64;
inline constexpr std::size_t kRequestId = 128;
inline constexpr std::size_t kPhoneExtension = 15;
inline constexpr std::size_t kListEntries = 200;  ///< parts, skills, services of one record

}  // namespace shop::domain::limits
