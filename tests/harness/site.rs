//! A handful of pages with known virtues and faults, served under a strict content security policy.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

const POLICY: &str =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'";

/// The site is ready from the second time it is asked.
static ASKED: AtomicBool = AtomicBool::new(false);

const STYLE: &str = "
body { background: #fff; color: #111; font-family: sans-serif; transition: color 9s, background-color 9s } a { color: inherit }
@media (prefers-color-scheme: dark) { body { background: #111; color: #fff } .dim { color: #333 } }
.wide { width: 2000px } .scrolls { overflow-x: auto } .pale { color: #bbb }
";

const FORM: &str = r#"
<form method="post" action="/dang-xuat"><input type="hidden" name="csrf" value="x"><button>Đăng xuất</button></form>
<form method="post" action="/gui" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="k&amp;1">
<p><label for="ten">Họ và tên</label><input id="ten" name="ten" value="cũ"></p>
<p><label for="ngay">Ngày ký</label><input id="ngay" name="ngay" type="date"></p>
<p><label>Lý do <textarea name="ly-do">
Vì &lt;sao&gt;</textarea></label></p>
<p><label for="hinh-thuc">Hình thức</label><select id="hinh-thuc" name="hinh-thuc">
<option value="">Chọn</option><option value="gk">Giấy khen</option></select></p>
<fieldset><legend>Trùng thành tích?</legend>
<label><input type="radio" name="trung" value="co">Có</label>
<label><input type="radio" name="trung" value="khong" checked>Không</label></fieldset>
<fieldset><legend>Đã họp?</legend>
<label><input type="radio" name="hop" value="co">Có</label>
<label><input type="radio" name="hop" value="khong">Không</label></fieldset>
<p><label for="tep">Minh chứng</label><input id="tep" name="tep" type="file"></p>
<button name="viec" value="gui">Gửi đề nghị</button>
</form>
<p><a href="/khac">Xem thêm</a> <a href="/khac">Xem thêm</a></p>
<details><summary>Chi tiết</summary><p>Phần gập lại</p></details>
"#;

/// Starts the site; it lives as long as the test. Gives its address.
pub(crate) fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // a browser opens connections it may never use
            thread::spawn(move || answer(stream));
        }
    });
    url
}

fn answer(stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let (mut request, mut length, mut cookie) = (String::new(), 0, false);
    reader.read_line(&mut request)?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end().to_lowercase();
        if line.is_empty() {
            break;
        }
        length = line.strip_prefix("content-length: ").map_or(length, |n| n.parse().unwrap());
        cookie |= line.starts_with("cookie:") && line.contains("phien=1");
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8_lossy(&body).into_owned();
    let mut parts = request.split(' ');
    let (method, path) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let (status, extra, kind, text) = page(method, path, &body, cookie);
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Content-Security-Policy: {POLICY}\r\nConnection: close\r\n{extra}\r\n",
        text.len()
    );
    reader.get_mut().write_all(head.as_bytes())?;
    reader.get_mut().write_all(text.as_bytes())
}

fn page(
    method: &str,
    path: &str,
    body: &str,
    cookie: bool,
) -> (&'static str, &'static str, &'static str, String) {
    let ok = |content: &str| ("200 OK", "", "text/html", html(content));
    match (method, path) {
        ("GET", "/") => ok(FORM),
        ("GET", "/khac") => ok("<p>Trang khác, &ldquo;bỏ qua&rdquo;</p>"),
        ("POST", "/gui" | "/khoa-ngoai") => ok(&format!("<pre>{}</pre>", escape(body))),
        ("GET", "/anh-thieu-chu") => ok("<p><img src='/anh.svg'></p><p class=pale>Chữ nhạt</p>"),
        ("GET", "/mo") => ok("<p class=dim>Chữ mờ khi tối</p>"),
        ("GET", "/kieu-lach") => ok("<p style='color: red'>Kiểu lách luật</p>"),
        ("GET", "/thieu-tep") => ok("<p><img src='/khong-co.png' alt='Không có'></p>"),
        ("GET", "/rong") => ok("<p class=wide>Quá rộng</p>"),
        ("GET", "/rong-co-cuon") => {
            ok("<div class=scrolls tabindex=0><p class=wide>Rộng mà cuộn được</p></div>")
        }
        ("GET", "/kich-ban") => ok("<p id=noi>Chưa chạy</p><noscript><p>Không có kịch bản</p></noscript>\
             <script src='/chay.js'></script>"),
        ("GET", "/chay.js") => {
            ("200 OK", "", "text/javascript", "document.getElementById('noi').textContent = 'Đã chạy'".into())
        }
        ("GET", "/style.css") => ("200 OK", "", "text/css", STYLE.into()),
        ("GET", "/anh.svg" | "/favicon.ico") => {
            ("200 OK", "", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".into())
        }
        ("GET", "/dang-nhap") => ok("<form method=post><input name=login><input type=password name=pass>\
             <input type=hidden name=csrf value=k><button>Vào</button></form>"),
        ("POST", "/dang-nhap")
            if body == "csrf=k&login=hien&pass=dung" || body == "login=hien&pass=dung&csrf=k" =>
        {
            (
                "303 See Other",
                "Set-Cookie: phien=1; Secure; HttpOnly; Path=/\r\nLocation: /noi-bo\r\n",
                "text/html",
                String::new(),
            )
        }
        ("POST", "/dang-nhap") => ("422 Unprocessable Content", "", "text/html", html("<p>Sai mật khẩu</p>")),
        ("GET", "/noi-bo") if cookie => ok("<p>Việc của tôi</p>"),
        ("GET", "/readyz") if ASKED.swap(true, Ordering::SeqCst) => {
            ("200 OK", "", "text/plain", "ready".into())
        }
        ("GET", "/readyz") => ("503 Service Unavailable", "", "text/plain", "not yet".into()),
        _ => ("404 Not Found", "", "text/html", html("<p>Không tìm thấy trang</p>")),
    }
}

fn html(content: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Trang thử</title>\
         <meta name=viewport content='width=device-width, initial-scale=1'>\
         <link rel=stylesheet href=/style.css></head><body><main><h1>Trang thử</h1>{content}</main></body></html>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
