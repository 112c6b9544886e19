#include "json_rows.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>

std::vector<JsonRow> read_json_rows(const std::string& file) {
    std::ifstream stream(std::string(TEST_DATA) + "/" + file);
    std::vector<JsonRow> rows;
    for (std::string line; std::getline(stream, line);) {
        const auto json = nlohmann::json::parse(line);
        JsonRow row;
        for (const auto& [key, value] : json.items()) {
            row[key] = value.is_string() ? value.get<std::string>() : value.dump();
        }
        rows.push_back(std::move(row));
    }
    REQUIRE_FALSE(rows.empty());
    return rows;
}
