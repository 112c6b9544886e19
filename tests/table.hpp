#pragma once

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace test {

using Row = std::map<std::string, std::string>;

/// The rows of a tab-separated file of worked cases, by the names in its first line.
inline std::vector<Row> read_table(const std::string& name) {
    std::ifstream file(std::string(TEST_DATA) + "/" + name);
    if (!file) throw std::runtime_error("no worked cases: " + name);
    const auto cells = [](const std::string& line) {
        std::vector<std::string> found(1);
        for (char c : line) {
            if (c == '\t') {
                found.emplace_back();
            } else {
                found.back() += c;
            }
        }
        return found;
    };
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> names = cells(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> values = cells(line);
        if (values.size() != names.size()) throw std::runtime_error("bad row: " + line);
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = values[i];
        rows.push_back(row);
    }
    return rows;
}

}  // namespace test
