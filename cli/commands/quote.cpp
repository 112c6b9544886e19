#include "print/quote.hpp"
#include "command.hpp"
#include "doubled_work.hpp"
#include "input/names.hpp"
#include "input/number.hpp"
#include "input/quote_options.hpp"
#include "input/words.hpp"
#include "named_vehicle.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/json_array.hpp"
#include "print/safe.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"
#include "suggest.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

/// The first open time for the work; none where nobody can tell.
std::optional<Instant> first_open(Session& session, const Quote& quote) {
    if (quote.status != QuoteStatus::open && quote.status != QuoteStatus::accepted) return {};
    SlotQuery query;
    // A dry run has stored no quote that a search could name.
    if (session.options().dry_run) {
        for (const QuoteItem& item : quote.items) query.codes.push_back(item.code);
        query.postal_code = quote.postal_code;
        query.emergency = quote.emergency;
        query.vehicle = quote.vehicle;
    } else {
        query.quote = quote.id;
    }
    query.duration = quote.duration;
    query.days = session.shop().settings().booking.horizon_days + 1;
    query.first = 1;
    try {
        const SlotSearch search = session.shop().availability().search(query);
        if (!search.slots.empty()) return search.slots.front().work.begin;
    } catch (const Error& error) {
        session.detail("no open time looked up: " + error.message());
    }
    return {};
}

void answer(Session& session, const Quote& quote) {
    if (session.json()) {
        session.print(to_json(quote, session.json_style()));
        return;
    }
    Shop& shop = session.shop();
    const bool over = shop.quotes().expired(quote);
    session.out().write(quote_card(
        quote, {shop.zone(), shop.settings(), shop.today(),
                over ? std::nullopt : first_open(session, quote), !session.options().dry_run}));
}

// Create ------------------------------------------------------------------------

struct CreateOptions {
    std::vector<std::string> codes;
    std::string customer, vehicle, zip, discount, reason, notes, request_id;
    std::vector<std::string> parts, added_parts, labor, prices;
    bool emergency = false;

    void declare(CLI::App& parser) {
        parser.add_option("code", codes, "services and packages by their codes")->required();
        parser.add_option("--customer", customer, "id, telephone number, e-mail or name")
            ->type_name("WHO");
        parser.add_option("--vehicle", vehicle, "v21, plate, VIN or \"2015 Honda Civic\"")
            ->type_name("CAR");
        parser.add_option("--zip", zip, "where the work is done; the customer's where left out")
            ->type_name("CODE");
        parser.add_flag("--emergency", emergency, "with the surcharge for urgent work");
        declare_changes(parser);
        parser.add_option("--notes", notes, "kept with the quote")->type_name("TEXT");
        add_request_id(parser, request_id);
    }

    void declare_changes(CLI::App& parser) {
        auto* off = parser
                        .add_option("--discount", discount,
                                    "10% or 25.00, of one kind 10%:labor or 10%:parts")
                        ->type_name("SIZE");
        auto* why =
            parser.add_option("--reason", reason, "why the discount is given")->type_name("TEXT");
        off->needs(why);
        why->needs(off);
        add_repeatable(parser, "--part", parts, "another price for this car",
                       "[CODE:]PART=PRICE[xQTY]");
        add_repeatable(parser, "--add-part", added_parts, "one more part for this car",
                       "[CODE:]PART=PRICE[xQTY]");
        add_repeatable(parser, "--labor", labor, "another labor time for this car", "CODE=2.5h");
        add_repeatable(parser, "--price", prices, "another flat price for this car", "CODE=AMOUNT");
    }

    /// `quote shwo Q1`: what follows the verb shows that one was meant.
    void refuse_quotes() const {
        for (const std::string& code : codes) {
            if (!has_id_letter(code, 'Q')) continue;
            throw Error(ErrorCode::invalid_argument,
                        "'" + shown(code) + "' is a quote, and services are to be priced",
                        did_you_mean(codes.front(), {"accept", "decline", "show"},
                                     "see it: shopctl quote show " + shown(code)));
        }
    }

    [[nodiscard]] QuoteRequest request(Shop& shop) const {
        refuse_quotes();
        const Currency& currency = shop.settings().profile.currency;
        QuoteRequest request;
        request.codes = codes;
        if (!discount.empty()) {
            request.discount = parse_discount(discount, currency);
            request.discount->reason = reason;
        }
        for (const auto& text : parts) {
            request.part_changes.push_back(parse_part_change(text, currency));
        }
        for (const auto& text : added_parts) {
            request.added_parts.push_back(parse_added_part(text, currency));
        }
        for (const auto& text : labor) request.labor_changes.push_back(parse_labor_change(text));
        for (const auto& text : prices) {
            request.price_changes.push_back(parse_price_change(text, currency));
        }
        if (!customer.empty()) request.customer = shop.customers().resolve(customer).id;
        NamedVehicle car = named_vehicle(shop, vehicle, request.customer);
        request.vehicle = car.vehicle;
        request.vehicle_text = std::move(car.text);
        request.postal_code = zip;
        request.emergency = emergency;
        request.notes = notes;
        request.request_id = request_id;
        return request;
    }
};

Action declare_create(CLI::App& parser) {
    auto options = std::make_shared<CreateOptions>();
    options->declare(parser);
    return [options](Session& session) {
        Shop& shop = session.shop();
        const Quote quote = shop.quotes().create(options->request(shop));
        note_replayed(session, quote.replayed);
        note_doubled(session, quote);
        answer(session, quote);
    };
}

// Show, accept, decline ---------------------------------------------------------

Action declare_show(CLI::App& parser) {
    auto id = std::make_shared<std::string>();
    parser.add_option("quote", *id, "as in Q42")->required();
    return [id](Session& session) {
        answer(session, session.shop().quotes().get(parse_quote_id(*id)));
    };
}

/// How somebody can say yes.
std::string parse_means(const std::string& text) {
    static const std::vector<std::string> kMeans{"phone", "text", "email", "in-person"};
    std::string word = in_lower_case(without_blanks_around(text));
    if (word == "e-mail") word = "email";
    if (word == "in person") word = "in-person";
    for (const std::string& known : kMeans) {
        if (word == known) return word;
    }
    throw Error(ErrorCode::invalid_argument, "nobody can agree by '" + shown(text) + "'",
                did_you_mean(word, kMeans, "--means is phone, text, email or in-person"));
}

Action declare_accept(CLI::App& parser) {
    struct Options {
        std::string quote, by, means;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("quote", options->quote, "as in Q42")->required();
    parser.add_option("--by", options->by, "who agreed")->required()->type_name("NAME");
    parser.add_option("--means", options->means, "phone, text, email or in-person")
        ->required()
        ->type_name("MEANS");
    return [options](Session& session) {
        const QuoteId id = parse_quote_id(options->quote);
        const std::string means = parse_means(options->means);
        answer(session, session.shop().quotes().accept(id, options->by, means));
    };
}

Action declare_decline(CLI::App& parser) {
    struct Options {
        std::string quote, reason;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("quote", options->quote, "as in Q42")->required();
    parser.add_option("--reason", options->reason, "why not")->type_name("TEXT");
    return [options](Session& session) {
        const QuoteId id = parse_quote_id(options->quote);
        answer(session, session.shop().quotes().decline(id, options->reason));
    };
}

// List --------------------------------------------------------------------------

struct ListOptions {
    std::string status, customer, expiring;
    bool expired = false;

    void declare(CLI::App& parser) {
        auto* by_status =
            parser
                .add_option("--status", status, "open, accepted, declined, superseded or expired")
                ->type_name("STATUS");
        parser.add_option("--customer", customer, "id, telephone number, e-mail or name")
            ->type_name("WHO");
        auto* soon = parser
                         .add_option("--expiring", expiring,
                                     "open ones whose last day is within so many days")
                         ->type_name("7d");
        auto* over = parser.add_flag("--expired", expired, "open ones whose last day is over");
        soon->excludes(by_status);
        over->excludes(by_status);
        over->excludes(soon);
    }

    [[nodiscard]] QuoteFilter filter(Shop& shop) const {
        QuoteFilter filter;
        const LocalDate today = shop.today();
        if (!customer.empty()) filter.customer = shop.customers().resolve(customer).id;
        if (expired || status == "expired") {
            filter.valid_before = today;
            filter.unbooked = true;
        } else if (!expiring.empty()) {
            filter.valid_on = today;
            filter.valid_before = today + date::days{days() + 1};
            filter.unbooked = true;
        } else if (status == "open") {
            filter.valid_on = today;
        } else if (!status.empty()) {
            filter.status = parsed_status();
        }
        return filter;
    }

private:
    [[nodiscard]] int days() const {
        constexpr int kMost = 3660;
        std::string_view number = without_blanks_around(expiring);
        if (number.ends_with('d')) number.remove_suffix(1);
        return static_cast<int>(parse_number(number, "--expiring", 0, kMost));
    }

    [[nodiscard]] QuoteStatus parsed_status() const {
        for (const QuoteStatus known :
             {QuoteStatus::accepted, QuoteStatus::declined, QuoteStatus::superseded}) {
            if (status == to_string(known)) return known;
        }
        throw Error(ErrorCode::invalid_argument, "no quote is '" + shown(status) + "'",
                    did_you_mean(status, {"open", "accepted", "declined", "superseded", "expired"},
                                 "--status is open, accepted, declined, superseded or expired"));
    }
};

/// Rows as they come, in whichever format was asked for.
class QuoteRows {
public:
    explicit QuoteRows(Session& session) : session_(session), array_(session.out()) {
        if (session.format() != "csv") return;
        session.out().write(csv_.row({"id", "created", "customer", "vehicle", "work", "total",
                                      "currency", "status", "valid_through"}));
    }

    void add(const Quote& quote) {
        if (session_.json()) {
            array_.add(to_json(quote, session_.json_style()));
            return;
        }
        Shop& shop = session_.shop();
        const Currency& currency = shop.settings().profile.currency;
        const LocalDate made = shop.zone().date(quote.created_at);
        const std::string state = quote_state(quote, shop.today());
        if (session_.format() == "csv") {
            session_.out().write(csv_.row({to_name(quote.id), iso_date(made), quote.customer_name,
                                           quote.vehicle_text, quote_work(quote),
                                           to_plain_string(quote.totals.total, currency),
                                           currency.code, state, iso_date(quote.valid_through)}));
            return;
        }
        table_.add({to_name(quote.id), plain_date(made), quote.customer_name, quote.vehicle_text,
                    quote_work(quote), to_display_string(quote.totals.total, currency),
                    state == "open" ? "until " + short_date(quote.valid_through) : state});
    }

    void close() {
        if (session_.json()) array_.close();
        if (session_.format() != "text") return;
        if (table_.empty()) session_.note("no quotes");
        session_.out().write(table_.text(session_.columns()));
    }

private:
    static std::string iso_date(LocalDate date) { return date::format("%F", date); }

    Session& session_;
    JsonArray array_;
    CsvWriter csv_{CsvWriter::For::excel};
    Table table_{{{"ID"},
                  {"MADE"},
                  {"CUSTOMER", Table::Align::left, true},
                  {"VEHICLE", Table::Align::left, true},
                  {"WORK", Table::Align::left, true},
                  {"TOTAL", Table::Align::right},
                  {"STATUS"}}};
};

Action declare_list(CLI::App& parser) {
    auto options = std::make_shared<ListOptions>();
    options->declare(parser);
    return [options](Session& session) {
        QuoteRows rows(session);
        session.shop().quotes().each(options->filter(session.shop()),
                                     [&](const Quote& quote) { rows.add(quote); });
        rows.close();
    };
}

/// Why what was queued will not go for now; empty: it will.
std::string held_up_by(Shop& shop) {
    if (shop.settings().mail.transport == MailTransport::none) {
        return "the shop's file names no way to send mail (transport = \"none\" in [mail])";
    }
    const auto hold = shop.outbox().on_hold();
    return hold ? "the outbox is on hold: " + safe(hold->reason) : "";
}

Action declare_send(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("quote", *which, "Q42")->required();
    return [which](Session& session) {
        Shop& shop = session.shop();
        const QuoteId id = parse_quote_id(*which);
        const Message message = shop.outbox().send_quote(id);
        if (session.json()) {
            session.print(to_json(message, session.json_style()));
            return;
        }
        const Quote quote = shop.quotes().get(id);
        const bool dry = session.options().dry_run;
        const std::string to = safe(shop.customers().get(*quote.customer).email);
        if (const std::string reason = held_up_by(shop); !reason.empty()) {
            session.print(fmt::format("The mail of {} to {} {}: {}", to_name(id), to,
                                      dry ? "would wait" : "waits", reason));
            return;
        }
        session.print(fmt::format(
            "{} {} to {}, not before {}", dry ? "Would send" : "Will send", to_name(id), to,
            date_and_time(message.not_before, shop.zone(), shop.settings().booking.clock,
                          shop.today())));
    };
}

}  // namespace

Command quote_command() {
    return {
        .name = "quote",
        .group = Group::every_day,
        .summary = "price services for a car and a place; no customer is needed",
        .examples = {"shopctl quote brakes-front --zip 95616 --vehicle \"2015 Honda Civic\"",
                     "shopctl quote brakes-front --discount 10% --reason \"returning customer\"",
                     "shopctl quote brakes-front --part \"Brake rotor=98.00x2\" "
                     "--labor brakes-front=2.5h"},
        .declare = declare_create,
        .verbs =
            {
                {"accept",
                 "record who agreed to a quote, and by what means",
                 {"shopctl quote accept Q1 --by \"Maria Lopez\" --means phone"},
                 declare_accept},
                {"decline",
                 "record that a quote was turned down",
                 {"shopctl quote decline Q2 --reason \"sold the car\""},
                 declare_decline},
                {"list",
                 "list quotes, newest first",
                 {"shopctl quote list --expiring 7d", "shopctl quote list --status accepted"},
                 declare_list,
                 {"csv"}},
                {"send",
                 "mail a quote to its customer",
                 {"shopctl quote send Q1"},
                 declare_send},
                {"show", "show a quote line by line", {"shopctl quote show Q1"}, declare_show},
            },
    };
}

}  // namespace shop::cli
