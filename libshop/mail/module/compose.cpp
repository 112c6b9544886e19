#include "mail/module/compose.hpp"

#include <string_view>

#include "mail/module/gmime.hpp"
#include "mail/module/header_text.hpp"

namespace shop::mail {

namespace {

constexpr const char* kUtf8 = "utf-8";

// `=_` stands in no text that is encoded as quoted-printable or base64 (RFC 2045, 6.7), and all
// parts are: a boundary needs no chance to be unlike all lines.
constexpr const char* kAlternatives = "=_alternatives";
constexpr const char* kWithAttachment = "=_with_attachment";

struct FreeFormat {
    void operator()(GMimeFormatOptions* options) const noexcept {
        g_mime_format_options_free(options);
    }
};
struct FreeZone {
    void operator()(GTimeZone* zone) const noexcept { g_time_zone_unref(zone); }
};
struct FreeDate {
    void operator()(GDateTime* date) const noexcept { g_date_time_unref(date); }
};

/// Once in a process: the module stays loaded.
void start_library() {
    static const bool is_started = [] {
        g_mime_init();
        return true;
    }();
    (void)is_started;
}

Owned<GMimePart> part(const char* type, const char* subtype, std::string_view content,
                      GMimeContentEncoding encoding) {
    Owned<GMimePart> made{g_mime_part_new_with_type(type, subtype)};
    const Owned<GMimeStream> stream{
        g_mime_stream_mem_new_with_buffer(content.data(), content.size())};
    const Owned<GMimeDataWrapper> wrapper{
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)};
    g_mime_part_set_content(made.get(), wrapper.get());
    g_mime_part_set_content_encoding(made.get(), encoding);
    return made;
}

Owned<GMimePart> text_part(const char* subtype, std::string_view content,
                           GMimeContentEncoding encoding) {
    auto made = part("text", subtype, content, encoding);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(made.get()), "charset", kUtf8);
    return made;
}

Owned<GMimePart> calendar_part(const Letter& letter) {
    // Its lines end in CRLF and may be long: base64 keeps every byte.
    auto made = text_part("calendar", letter.calendar, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(made.get()), "method",
                                             letter.calendar_method.c_str());
    return made;
}

Owned<GMimePart> calendar_file(const Letter& letter) {
    auto made = part("application", "ics", letter.calendar, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_part_set_filename(
        made.get(), letter.calendar_method == "CANCEL" ? "cancellation.ics" : "appointment.ics");
    return made;
}

Owned<GMimeMultipart> multipart(const char* subtype, const char* boundary) {
    Owned<GMimeMultipart> made{g_mime_multipart_new_with_subtype(subtype)};
    g_mime_multipart_set_boundary(made.get(), boundary);
    return made;
}

template <class Part>
void add(GMimeMultipart* to, const Owned<Part>& what) {
    g_mime_multipart_add(to, GMIME_OBJECT(what.get()));
}

/// The same in several forms, the plainest first (RFC 2046, 5.1.4).
Owned<GMimeMultipart> alternatives(const Letter& letter) {
    auto all = multipart("alternative", kAlternatives);
    add(all.get(), text_part("plain", letter.text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE));
    if (!letter.html.empty()) {
        add(all.get(), text_part("html", letter.html, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE));
    }
    if (!letter.calendar.empty()) add(all.get(), calendar_part(letter));
    return all;
}

/// An invitation is an alternative for the programs that act on it (Gmail, Outlook, Apple Mail;
/// RFC 6047, 2.4), and the same object stands beside it as a file, as Google Calendar sends its
/// own: other programs hide an alternative that they don't know, and a file can be opened.
Owned<GMimeObject> body(const Letter& letter) {
    if (letter.html.empty() && letter.calendar.empty()) {
        return Owned<GMimeObject>{GMIME_OBJECT(
            text_part("plain", letter.text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE).release())};
    }
    auto all = alternatives(letter);
    if (letter.calendar.empty()) return Owned<GMimeObject>{GMIME_OBJECT(all.release())};
    auto outer = multipart("mixed", kWithAttachment);
    add(outer.get(), all);
    add(outer.get(), calendar_file(letter));
    return Owned<GMimeObject>{GMIME_OBJECT(outer.release())};
}

void set_date(GMimeMessage* message, const Letter& letter) {
    const auto offset = std::chrono::duration_cast<std::chrono::seconds>(letter.utc_offset);
    const std::unique_ptr<GTimeZone, FreeZone> zone{
        g_time_zone_new_offset(static_cast<gint32>(offset.count()))};
    const std::unique_ptr<GDateTime, FreeDate> utc{
        g_date_time_new_from_unix_utc(letter.date.time_since_epoch().count())};
    const std::unique_ptr<GDateTime, FreeDate> date{g_date_time_to_timezone(utc.get(), zone.get())};
    g_mime_message_set_date(message, date.get());
}

/// A value that is in the form of RFC 5322 already, put in place of what the library made of it.
void set_raw(GMimeMessage* message, const char* name, const std::string& value) {
    GMimeHeaderList* const headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name),
                                (" " + value + "\n").c_str());
}

void set_mailbox(GMimeMessage* message, GMimeAddressType type, const char* header,
                 const Mailbox& mailbox) {
    const char* const name = mailbox.name.empty() ? nullptr : mailbox.name.c_str();
    g_mime_message_add_mailbox(message, type, name, mailbox.address.c_str());
    if (needs_encoding(mailbox.name)) {
        set_raw(message, header, encoded_words(mailbox.name) + "\n <" + mailbox.address + ">");
    }
}

void set_headers(GMimeMessage* message, const Letter& letter) {
    set_mailbox(message, GMIME_ADDRESS_TYPE_FROM, "From", letter.from);
    set_mailbox(message, GMIME_ADDRESS_TYPE_TO, "To", letter.to);
    g_mime_message_set_subject(message, letter.subject.c_str(), kUtf8);
    if (needs_encoding(letter.subject)) set_raw(message, "Subject", encoded_words(letter.subject));
    set_date(message, letter);
    g_mime_message_set_message_id(message, letter.message_id.c_str());
    // Answering machines keep still (RFC 3834, 5).
    g_mime_object_append_header(GMIME_OBJECT(message), "Auto-Submitted", "auto-generated", kUtf8);
    if (!letter.unsubscribe.empty()) {
        // The library would encode a long URI as if it were words.
        g_mime_object_append_header(GMIME_OBJECT(message), "List-Unsubscribe", "", kUtf8);
        set_raw(message, "List-Unsubscribe", "<" + letter.unsubscribe + ">");
    }
}

std::string written(GMimeMessage* message) {
    const std::unique_ptr<GMimeFormatOptions, FreeFormat> format{g_mime_format_options_new()};
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Owned<GMimeStream> stream{g_mime_stream_mem_new()};
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format.get(), stream.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

std::string composed(const Letter& letter) {
    start_library();
    constexpr gboolean kPrettyHeaders = TRUE;
    const Owned<GMimeMessage> message{g_mime_message_new(kPrettyHeaders)};
    set_headers(message.get(), letter);
    g_mime_message_set_mime_part(message.get(), body(letter).get());
    return written(message.get());
}

}  // namespace shop::mail
