//! What a failing disk does.

/// Overwrites the page where a table of a closed SQLite file begins.
pub fn spoil(path: &std::path::Path, table: &str) {
    use std::os::unix::fs::FileExt;
    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "select rootpage, (select page_size from pragma_page_size) from sqlite_schema where name = ?1";
    let (page, size): (u32, u32) =
        connection.query_row(sql, [table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    connection.close().unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.write_all_at(&[0xAB; 64], u64::from(page - 1) * u64::from(size)).unwrap();
}

/// Takes a table out of an SQLite file that somebody reads: whoever asks for it from now on finds it gone.
pub fn lose(path: &std::path::Path, table: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    connection.execute_batch(&format!("alter table {table} rename to {table}_gone")).unwrap();
}
