// Stands in front of the system's resolver in the programs that it is linked into, so that names
// of servers need no network: what libcurl asks finds this one first.

#include <dlfcn.h>
#include <netdb.h>
#include <unistd.h>

#include <string_view>

namespace {

using Resolver = decltype(&getaddrinfo);

int found(const char* address, const char* service, const addrinfo* hints, addrinfo** result) {
    static const auto system = reinterpret_cast<Resolver>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return system(address, service, hints, result);
}

}  // namespace

// NOLINTNEXTLINE: the system's name and its own types
extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints,
                           addrinfo** result) {
    const std::string_view name = node == nullptr ? "" : node;
    if (name == "slow.shop.test") ::sleep(30);
    if (name == "nowhere.shop.test" || name == "slow.shop.test") return EAI_NONAME;
    if (name == "mail.shop.test") return found("127.0.0.1", service, hints, result);
    if (name != "two.shop.test") return found(node, service, hints, result);
    // Nobody listens at the first of its addresses.
    if (const int error = found("127.0.0.2", service, hints, result); error != 0) return error;
    addrinfo* last = *result;
    while (last->ai_next != nullptr) last = last->ai_next;
    return found("127.0.0.1", service, hints, &last->ai_next);
}
