//! The heads of a list's columns, as offices write them.

use crate::pages::office::sheet::Heads;

pub(super) const HEADS: Heads = &[
    &[
        "ho va ten",
        "ho ten",
        "ten",
        "ten ca nhan, tap the",
        "ho va ten, ten tap the",
        "ca nhan, tap the",
        "ho ten ca nhan, tap the",
        "ten tap the",
        "ten tap the, ca nhan",
        "ten tap the, ho va ten ca nhan",
        "tap the, ca nhan",
    ],
    &[
        "chuc vu",
        "chuc vu, nghe nghiep",
        "chuc vu, don vi",
        "chuc vu, don vi cong tac",
        "chuc danh",
        "nghe nghiep",
        "chuc vu hoac nghe nghiep",
        "chuc vu/nghe nghiep",
    ],
    &["nam sinh", "ngay sinh", "ngay, thang, nam sinh", "nam sinh (neu can)"],
    &[
        "hinh thuc",
        "hinh thuc khen thuong",
        "hinh thuc de nghi",
        "danh hieu",
        "danh hieu, hinh thuc",
        "hinh thuc, danh hieu",
        "hinh thuc de nghi khen thuong",
    ],
    &["doi tuong", "doi tuong thi dua", "loai", "loai doi tuong"],
    &["vai tro", "la"],
    &["tieu chi", "tieu chi dat", "dat tieu chi"],
    &[
        "thanh tich",
        "tom tat thanh tich",
        "noi dung thanh tich",
        "noi dung",
        "thanh tich dat duoc",
        "tom tat thanh tich dat duoc",
    ],
    &["tu ngay", "giai doan tu", "tu"],
    &["den ngay", "giai doan den", "den"],
    &["diem phan biet", "phan biet"],
];
