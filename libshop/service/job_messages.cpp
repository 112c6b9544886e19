#include "service/job_messages.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "domain/message_rules.hpp"
#include "store/outbox.hpp"

namespace shop::service {

namespace {

bool can_be_written_to(const Appointment& job) {
    return !job.customer_email.empty() || !job.contact.email.empty();
}

/// The messages of one change, each in place of what its reader has not been sent yet.
class Messages {
public:
    Messages(Change& change, const Context& context, const Appointment& job)
        : change_(change), settings_(context.settings()), job_(job) {}

    /// First of all readers: a run that claims one of these now is seen when it is asked who
    /// has heard of the job.
    void supersede(const std::string& audience, std::optional<MechanicId> mechanic = {}) {
        // Of a new job nothing was said before.
        if (job_.revision == 1) return;
        store::supersede_messages(change_.connection(), message(audience, {}, mechanic));
    }

    /// To be asked once nothing waits any more.
    void ask_who_has_heard() {
        if (job_.revision > 1) said_ = store::messages_of(change_.connection(), job_.id);
    }

    void to_customer(std::string_view kind) {
        if (!can_be_written_to(job_)) return;
        const std::string_view told = still_news(kind, "confirmation", "customer");
        if (told.empty()) return;
        auto queued = message("customer", told);
        queued.not_before = change_.now() + settings_.mail.undo;
        store::queue_message(change_.connection(), queued, change_.now());
    }

    void to_shop(std::string_view event) {
        const std::string_view told = still_news(event, "booked", "shop");
        if (!is_wanted(told) || settings_.profile.email.empty()) return;
        store::queue_message(change_.connection(), message("shop", told), change_.now());
    }

    void to_mechanic(MechanicId id, std::string_view event) {
        queue_for_mechanic(id, still_news(event, "booked", "mechanic", id));
    }

    /// Who had the job: there is nothing to lose for who never heard of it.
    void to_former_mechanic(MechanicId id, std::string_view event) {
        if (!domain::is_unheard_of(said_, "mechanic", id)) queue_for_mechanic(id, event);
    }

private:
    /// What a reader is told instead, who has not heard of the job; empty: nothing.
    [[nodiscard]] std::string_view still_news(std::string_view kind, std::string_view booked,
                                              std::string_view audience,
                                              std::optional<MechanicId> mechanic = {}) const {
        if (!domain::is_unheard_of(said_, audience, mechanic)) return kind;
        return job_.status == AppointmentStatus::cancelled ? std::string_view{} : booked;
    }

    [[nodiscard]] bool is_wanted(std::string_view event) const {
        const auto& events = settings_.reminders.notify_shop;
        return std::ranges::find(events, event) != events.end();
    }

    void queue_for_mechanic(MechanicId id, std::string_view event) {
        if (!is_wanted(event)) return;
        store::queue_for_mechanic(change_.connection(), message("mechanic", event, id),
                                  settings_.profile.email, change_.now());
    }

    [[nodiscard]] store::QueuedMessage message(std::string_view audience, std::string_view kind,
                                               std::optional<MechanicId> mechanic = {}) const {
        store::QueuedMessage made;
        made.kind = kind;
        made.audience = audience;
        made.appointment = job_.id;
        made.mechanic = mechanic;
        made.moves = job_.moves;
        made.sequence = job_.sequence;
        made.not_before = change_.now();
        return made;
    }

    Change& change_;
    const Settings& settings_;
    const Appointment& job_;
    std::vector<Message> said_;
};

}  // namespace

void queue_for_customer(Change& change, const Context& context, const Appointment& appointment,
                        std::string_view kind) {
    Messages messages(change, context, appointment);
    messages.supersede("customer");
    messages.to_customer(kind);
}

void queue_messages(Change& change, Context& context, const Appointment& appointment,
                    std::string_view to_customer, std::string_view event,
                    std::optional<MechanicId> former) {
    if (appointment.status == AppointmentStatus::held) return;
    if (former == appointment.mechanic) former.reset();
    Messages messages(change, context, appointment);
    messages.supersede("customer");
    messages.supersede("shop");
    messages.supersede("mechanic", appointment.mechanic);
    if (former) messages.supersede("mechanic", *former);
    // That a job is booked is told whoever has heard of it.
    if (event != "booked") messages.ask_who_has_heard();

    messages.to_customer(to_customer);
    messages.to_shop(event);
    // Who gets a job from another has not had it before.
    messages.to_mechanic(appointment.mechanic, former ? "booked" : event);
    if (former) messages.to_former_mechanic(*former, event);
}

}  // namespace shop::service
