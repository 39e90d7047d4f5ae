// Keeps what is typed into the forms of the office, and says when the session is about to end. Without it every form
// still works: one that comes too late is kept by the server.
"use strict";
(() => {
  const office = document.body;
  const quiet = 4000; // milliseconds without a key before a form is kept
  const notice = 5 * 60 * 1000; // how long before its end the session is spoken of
  const enough = 40; // typed letters that are worth keeping
  const show = (id, shown) => {
    const box = document.getElementById(id);
    if (box) box.hidden = !shown;
    return box;
  };

  let ends = Date.now() + Number(office.dataset.session) * 1000;
  const goesOn = (answer) => {
    const left = Number(answer.headers.get("sovang-phien-con"));
    if (answer.status === 204 && left > 0) {
      ends = Date.now() + left * 1000;
      show("phien-sap-het", false);
      show("phien-da-het", false);
    } else if (answer.status === 401 || answer.type === "opaqueredirect") {
      ends = Date.now();
    }
    look();
  };
  const ask = (address, request) =>
    fetch(address, { redirect: "manual", ...request }).then((answer) => {
      goesOn(answer);
      return answer;
    });

  let waking = 0;
  const look = () => {
    clearTimeout(waking);
    const left = ends - Date.now();
    show("phien-sap-het", left > 0 && left <= notice);
    show("phien-da-het", left <= 0);
    if (left > 0) waking = setTimeout(look, left > notice ? left - notice : left);
  };
  document.addEventListener("visibilitychange", look);
  document.getElementById("lam-tiep")?.addEventListener("click", () => ask("/noi-bo/phien", {}).catch(() => {}));
  look();

  const typed = (form) => {
    let letters = 0;
    for (const field of form.querySelectorAll("textarea, input[type=text]")) {
      if (field.value !== field.defaultValue) letters += field.value.length;
    }
    return letters;
  };
  const keep = (form) => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") fields.append(name, value);
    }
    fields.append("_luu-nhap", "tu-dong");
    ask(form.getAttribute("action"), { method: "POST", body: fields })
      .then((answer) => {
        if (answer.status !== 204) return;
        const time = new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit" }).format(new Date());
        const line = show("da-giu-nhap", true);
        if (line) line.querySelector("time").textContent = time;
      })
      .catch(() => {}); // no network: tried again with the next key
  };
  for (const form of document.querySelectorAll("main form[method=post]")) {
    if (!form.elements.namedItem("_ma-don")) continue;
    let waits = 0;
    form.addEventListener("input", () => {
      clearTimeout(waits);
      waits = setTimeout(() => typed(form) >= enough && keep(form), quiet);
    });
    form.addEventListener("submit", () => clearTimeout(waits));
  }
})();
