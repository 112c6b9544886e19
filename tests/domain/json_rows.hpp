#pragma once

#include <map>
#include <string>
#include <vector>

/// A line of a worked-case file: its texts as they are, everything else as JSON.
using JsonRow = std::map<std::string, std::string>;

/// The rows of tests/data/`file`. Fails the test when there are none.
std::vector<JsonRow> read_json_rows(const std::string& file);
