include(embed_text.cmake)

# Writes a C++ file that holds the migrations of each engine: number, title, text and
# the SHA-256 of the text.
function(embed_schema folder output)
  set(tables "")
  foreach(engine sqlite postgresql)
    schema_rows("${folder}" ${engine} rows)
    string(APPEND tables
           "const std::vector<EmbeddedMigration>& ${engine}_schema() {\n"
           "    static const std::vector<EmbeddedMigration> migrations{\n${rows}    };\n"
           "    return migrations;\n}\n\n")
  endforeach()
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT
"#include \"store/embedded_schema.hpp\"

namespace shop::store {

namespace {

@tables@}  // namespace

const std::vector<EmbeddedMigration>& embedded_schema(driver::Dialect dialect) {
    return dialect == driver::Dialect::sqlite ? sqlite_schema() : postgresql_schema();
}

}  // namespace shop::store
")
endfunction()

function(schema_rows folder engine result)
  file(GLOB files CONFIGURE_DEPENDS "${folder}/[0-9][0-9][0-9][0-9]_*.${engine}.sql")
  list(SORT files)
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME)
    string(REGEX MATCH "^([0-9]+)_(.*)\\.${engine}\\.sql$" matched "${name}")
    set(number "${CMAKE_MATCH_1}")
    string(REPLACE "_" " " title "${CMAKE_MATCH_2}")
    string(REGEX REPLACE "^0+" "" number "${number}")
    file(SHA256 "${file}" checksum)
    text_literal("${file}" literal)
    string(APPEND rows "    {${number}, \"${title}\", \"${checksum}\",\n${literal}},\n")
  endforeach()
  set(${result} "${rows}" PARENT_SCOPE)
endfunction()
