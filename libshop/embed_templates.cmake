include(embed_text.cmake)

# Writes a C++ file that holds the built-in templates of letters by the names of their files.
function(embed_templates folder output)
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*.txt" "${folder}/*.html")
  list(SORT files)
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME)
    text_literal("${file}" literal)
    string(APPEND rows "        {\"${name}\",\n${literal}},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT
"#include \"mail/embedded_templates.hpp\"

namespace shop::mail {

const std::map<std::string_view, std::string_view>& embedded_templates() {
    static const std::map<std::string_view, std::string_view> templates{
@rows@    };
    return templates;
}

}  // namespace shop::mail
")
endfunction()
