//! Fixtures made by code: workbooks part by part, however broken they ought to be.
#![allow(dead_code)]

use std::io::{Cursor, Write};

use exchange::{ReadOptions, Table, TableProblem, read_bytes};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook in the making.
pub struct Book {
    pub parts: Vec<(String, Vec<u8>)>,
    pub compression: CompressionMethod,
}

impl Book {
    /// One sheet with this content of `<sheetData>`, and styles 0 plain, 1 date, 2 date with time, 3 money.
    pub fn with_rows(rows: &str) -> Book {
        Book::with_sheet(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    }

    /// One sheet with this whole XML.
    pub fn with_sheet(sheet: &str) -> Book {
        let mut book = Book { parts: Vec::new(), compression: CompressionMethod::Deflated };
        book.set("[Content_Types].xml", "<Types/>");
        book.set("_rels/.rels", RELATIONS);
        book.sheets("", &[("Data", "")], "");
        book.set("xl/worksheets/sheet1.xml", sheet);
        book.set(
            "xl/styles.xml",
            r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="#,##0.00 &quot;days&quot;;[Red]-#,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"##,
        );
        book
    }

    /// The list of sheets, each with its further attributes.
    pub fn sheets(&mut self, properties: &str, sheets: &[(&str, &str)], calculation: &str) -> &mut Book {
        let (mut list, mut links) = (String::new(), String::new());
        for (at, (name, more)) in sheets.iter().enumerate() {
            let n = at + 1;
            list += &format!(r#"<sheet name="{name}" sheetId="{n}" {more} r:id="rId{n}"/>"#);
            links += &format!(
                r#"<Relationship Id="rId{n}" Type="http://x/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#
            );
        }
        links += r#"<Relationship Id="s" Type="http://x/relationships/styles" Target="/xl/styles.xml"/>"#;
        self.set(
            "xl/workbook.xml",
            &format!("<workbook><workbookPr {properties}/><sheets>{list}</sheets><calcPr {calculation}/></workbook>"),
        );
        self.set("xl/_rels/workbook.xml.rels", &format!("<Relationships>{links}</Relationships>"))
    }

    pub fn set(&mut self, name: &str, content: &str) -> &mut Book {
        self.parts.retain(|(n, _)| n != name);
        self.parts.push((name.to_string(), content.as_bytes().to_vec()));
        self
    }

    pub fn texts(&mut self, texts: &str) -> &mut Book {
        self.set("xl/sharedStrings.xml", texts)
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(self.compression))
                .unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    pub fn read(&self) -> Result<Table, TableProblem> {
        read(&self.bytes())
    }
}

/// Cells of the first row as inline texts.
pub fn header(titles: &[&str]) -> String {
    let cells: String =
        titles.iter().map(|t| format!(r#"<c t="inlineStr"><is><t>{t}</t></is></c>"#)).collect();
    format!(r#"<row r="1">{cells}</row>"#)
}

pub fn read(bytes: &[u8]) -> Result<Table, TableProblem> {
    read_bytes(bytes, &ReadOptions::default())
}

/// All cells as text, one row a line.
pub fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text()).collect()).collect()
}
