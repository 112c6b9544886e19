#pragma once

#include "print/json_array.hpp"
#include "print/table.hpp"

#include <shop/format.hpp>

#include <string>
#include <vector>

namespace shop::cli {

class Session;

/// The columns of a job where a spreadsheet reads it.
[[nodiscard]] std::vector<std::string> job_csv_titles();
/// Wall times; the offset of the start and the length beside them tell the two of a
/// repeated hour apart.
[[nodiscard]] std::vector<std::string> job_csv_cells(const Appointment& job, const Zone& zone,
                                                     const Currency& currency);

/// Reads `--for`: whom CSV is for. \throws Error (invalid_argument)
[[nodiscard]] CsvWriter::For parse_csv_reader(std::string_view text);

/// A table of jobs.
class JobTable {
public:
    /// \param session must outlive it
    explicit JobTable(Session& session);
    void add(const Appointment& job);
    [[nodiscard]] bool empty() const { return table_.empty(); }
    [[nodiscard]] std::string text() const;

private:
    Session& session_;
    Table table_;
};

}  // namespace shop::cli
