//! Cells into canonical texts: decimal sign and order of days of each column, then row by row.

use exchange::{DateGuess, DateOrder, DecimalGuess, DecimalStyle, Field, TableRow, guess_date_order};

use super::{Reading, placed};
use crate::entry;
use crate::problem::{Language, Problem};
use crate::words;

impl Reading {
    /// Decimal sign and order of days of every column that needs one; a column that reads both ways is a problem.
    pub(super) fn settle_styles(
        &mut self,
        used: &[(usize, Field)],
        wanted: Option<DecimalStyle>,
        language: Language,
    ) -> Vec<DateOrder> {
        let mut orders = vec![DateOrder::DayFirst; self.fields.len()];
        for (place, field) in used {
            let title = &self.table.headers[*place];
            let sample = || {
                self.table.rows.iter().map(|r| r.cells[*place].text()).find(|t| t.contains(['.', ',', '/']))
            };
            if field.is_numeric() {
                let guess = self.table.decimal_guess(*place);
                let style = wanted.or(guess.style()).or(match guess {
                    // One column that reads both ways follows what the rest of the file says.
                    DecimalGuess::Ambiguous => self.table.decimal,
                    _ => Some(DecimalStyle::Point),
                });
                match style {
                    Some(style) => self.styles[*place] = Some(style),
                    None => {
                        let problem = words::ambiguous_numbers(title, sample().unwrap_or_default(), language);
                        self.problems.push(placed(problem, &self.file, &self.table, None, title));
                    }
                }
            }
            if matches!(field, Field::Start | Field::End | Field::Leaves) {
                let guess = match field {
                    Field::Leaves => self.leaves_guess(*place),
                    _ => self.table.date_guess(*place),
                };
                match guess {
                    DateGuess::Ambiguous => {
                        let problem = words::ambiguous_dates(title, sample().unwrap_or_default(), language);
                        self.problems.push(placed(problem, &self.file, &self.table, None, title));
                    }
                    guess => orders[*place] = guess.order().unwrap_or(DateOrder::DayFirst),
                }
            }
        }
        orders
    }

    /// What the days of all leaves say about the order of day and month.
    fn leaves_guess(&self, column: usize) -> DateGuess {
        let cells = self.table.rows.iter().filter_map(|row| row.cells.get(column));
        guess_date_order(cells.flat_map(|cell| entry::days_of_leaves(cell.text())))
    }

    /// The row's texts in canonical form, one for each used column, or what is wrong with it.
    pub(super) fn canonical(
        &self,
        row: &TableRow,
        used: &[(usize, Field)],
        orders: &[DateOrder],
        language: Language,
    ) -> Result<Vec<String>, Vec<Problem>> {
        let at = |said: (&str, String, String), column: &str| {
            let problem = Problem::new(said.0, said.1, said.2);
            placed(problem, &self.file, &self.table, Some(row.line), column)
        };
        if let Some(problem) = row.problem {
            return Err(vec![at(words::row_problem(problem, language), "")]);
        }
        let mut texts = Vec::with_capacity(used.len());
        let mut bad = Vec::new();
        for (place, field) in used {
            let cell = &row.cells[*place];
            let title = self.table.headers[*place].as_str();
            if let Some(problem) = cell.problem() {
                bad.push(at(words::file_cell_problem(problem, language), title));
            } else if cell.is_blank() {
                texts.push(String::new());
            } else if field.is_numeric() {
                match cell.number(self.styles[*place].unwrap_or(DecimalStyle::Point)) {
                    Ok(number) => texts.push(number),
                    Err(problem) => {
                        bad.push(at(words::number_problem(problem, cell.text(), language), title))
                    }
                }
            } else if matches!(field, Field::Start | Field::End) {
                match cell.date(orders[*place]) {
                    Ok(date) => texts.push(date),
                    Err(problem) => bad.push(at(words::date_problem(problem, cell.text(), language), title)),
                }
            } else if *field == Field::Leaves {
                match entry::leaves_in(cell.text(), orders[*place]) {
                    Ok(leaves) => texts.push(leaves),
                    Err(problem) => {
                        bad.push(at(words::leaves_problem(problem, cell.text(), language), title))
                    }
                }
            } else {
                texts.push(cell.text().to_owned());
            }
        }
        if bad.is_empty() { Ok(texts) } else { Err(bad) }
    }
}
