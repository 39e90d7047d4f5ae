// The page /kiem-chung: hands the files to the program, shows what it answers. Text goes in as text nodes only.
// Works on the portal (program and policy are fetched) and from a file (both stand in the page).
(() => {
  'use strict';
  const tool = document.getElementById('kiem-chung');
  const at = (id) => document.getElementById(id);
  const [POLICY, AWARD, PROOF, OWN] = [0, 1, 2, 3];
  const LARGEST = 1 << 20;
  const inputs = [at('danh-muc-tep'), at('noi-dung-tep'), at('chung-minh-tep')];
  const known = JSON.parse(tool.dataset.words);
  // maps, for a record may name a field `constructor`
  const [labels, values, records] =
    [known.labels, known.values, known.records].map((words) => new Map(Object.entries(words)));
  /** A reason in words for the reader; any other error is a surprise. */
  class Told extends Error {}
  let program;
  let policy = null;
  // award and proof that were checked last: checked again when other keys are chosen
  let last = null;

  // ---- the program: integers in, integers out
  const give = (file, bytes) => {
    program.begin(file);
    for (const byte of bytes) program.put(byte);
  };
  const take = (length) => {
    const bytes = Uint8Array.from({ length }, (_, place) => program.out(place));
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  // ---- drawing
  const draw = (name, content, attributes = {}) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...[content].flat());
    return element;
  };
  const say = (text) => at('tinh-hinh').replaceChildren(text);
  const item = (state, word, text) =>
    draw('li', [draw('b', word, { class: 'tag' }), ' ', text], { 'data-state': state });

  const pad = (number) => String(number).padStart(2, '0');
  // days below 10 and months 1, 2 with a zero
  const day = (year, month, date) => `${pad(date)}/${month < 3 ? pad(month) : month}/${year}`;
  const written = (key, value) => {
    if (value === true) return 'có';
    if (value === false) return 'không';
    if (value === null) return 'không có';
    if (typeof value === 'number') {
      if (known.money.includes(key)) return `${value.toLocaleString('vi-VN')} đồng`;
      return known.thousandths.includes(key) ? (value / 1000).toLocaleString('vi-VN') : String(value);
    }
    if (known.quoted.includes(key)) return `“${value}”`;
    if (Array.isArray(value)) return value.map((one) => written(key, one)).join('; ');
    if (typeof value === 'object') {
      return Object.entries(value).map(([name, one]) => `${labels.get(name) || name} ${written(name, one)}`).join(', ');
    }
    const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
    if (date) return day(date[1], Number(date[2]), Number(date[3]));
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
      const local = new Date(Date.parse(value) + 7 * 3600e3);
      return `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())} ngày ${day(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate())}`;
    }
    return values.get(value) || value;
  };

  // what matched, in the order people read it; a field without a label keeps its name
  const showRecord = (bytes) => {
    const text = new TextDecoder().decode(bytes);
    const place = at('noi-dung-khop');
    let record;
    try { record = JSON.parse(text); } catch { record = null; }
    if (record === null || typeof record !== 'object') {
      place.replaceChildren(draw('pre', text));
      return null;
    }
    const { facts, ...around } = record;
    const order = [...labels.keys()];
    const rank = ([key]) => (labels.has(key) ? order.indexOf(key) : order.length);
    const rows = [...Object.entries(facts || {}), ...Object.entries(around)]
      .filter(([, value]) => value !== '')
      .sort((one, other) => rank(one) - rank(other));
    place.replaceChildren(draw('dl', rows.map(([key, value]) =>
      draw('div', [draw('dt', labels.get(key) || key), draw('dd', written(key, value))]))));
    return facts;
  };

  // what the portal says became of an award since; null where it was not asked or does not answer
  const standing = async (facts) => {
    const id = /^([a-z0-9-]+)\.([a-z0-9-]+)$/.exec(facts && typeof facts.award === 'string' ? facts.award : '');
    if (!id || !tool.dataset.api) return null;
    try {
      const answer = await fetch(`${tool.dataset.api}/${id[1]}/khen-thuong/${id[2]}`, { credentials: 'omit', redirect: 'error' });
      return answer.ok ? await answer.json() : null;
    } catch { return null; }
  };
  const number = (index) => String(index).replace(/\B(?=(\d{3})+$)/g, '.');
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  const onDay = (at) => written('at', String(at).replace(/\.\d+Z$/, 'Z')).replace(/^.* (ngày )/, '$1');

  // what is said first, with its colour: an award that holds no more is never green
  const verdict = (answer, kind, now) => {
    if (answer.match && kind !== known.award) {
      const what = records.get(kind) || 'một việc khác trong sổ';
      return ['wait', 'Không phải bản ghi khen thưởng', `Tệp này là bản ghi về ${what}: có trong sổ ở số ${number(answer.index)}, đúng từng chữ, nhưng tự nó không phải một khen thưởng.`];
    }
    if (answer.match && now && now.recorded_in_error) {
      return ['late', 'Không phải khen thưởng', `Cơ quan đã ghi nhầm kết quả của cấp trên và đã rút lại, ghi sổ ${onDay(now.taken_back_at)} (số ${number(now.taken_back_index)}). “Khớp” chỉ có nghĩa là dòng ghi nhầm ấy có trong sổ, đúng từng chữ.`];
    }
    if (answer.match && now && now.revocation) {
      return ['late', 'Đã hủy bỏ', `Khen thưởng này không còn hiệu lực: đã bị hủy bỏ, ghi sổ ${onDay(now.revocation.at)} (số ${number(now.revocation.log_index)}). “Khớp” chỉ có nghĩa là bản ghi lúc công bố là thật.`];
    }
    if (answer.match && now && now.corrections && now.corrections.length) {
      const last = now.corrections[now.corrections.length - 1];
      return ['wait', 'Khớp, nhưng đã đính chính', `Còn hiệu lực. Đã đính chính ${pad(now.corrections.length)} lần, lần cuối ghi sổ ${onDay(last.at)} (số ${number(last.log_index)}); tệp này là bản lúc công bố.`];
    }
    if (answer.match) return ['ok', capital(answer.word), now ? 'Cổng này cho biết khen thưởng còn hiệu lực, chưa có đính chính nào.' : answer.validity];
    return [answer.tone, capital(answer.word), answer.swapped ? 'Hai tệp đặt nhầm chỗ cho nhau. Hãy đổi lại rồi kiểm chứng lần nữa.' : answer.reason];
  };

  const recordOf = (answer, award) => {
    if (!answer.holds) return [null, null];
    const facts = showRecord(award);
    let kind = null;
    try { kind = JSON.parse(new TextDecoder().decode(award)).schema; } catch { /* no record of a book */ }
    return [facts, kind];
  };

  const show = async (answer, award) => {
    const [facts, kind] = recordOf(answer, award);
    // only of the portal's own log can the portal say anything
    const now = answer.match && kind === known.award ? await standing(facts) : null;
    const [state, word, first] = verdict(answer, kind, now);
    // of a match it says that nobody outside has seen it: a demonstration
    const outside = answer.match && answer.reason ? [draw('p', answer.reason)] : [];
    const sentence = [];
    if (answer.holds) {
      const whose = facts && kind === known.award && typeof facts.recipient === 'string' && typeof facts.decision === 'string';
      const where = answer.match ? 'trong sổ' : `trong sổ ${answer.origin}`;
      if (whose) sentence.push('Khen thưởng của ', draw('strong', facts.recipient), `, Quyết định ${facts.decision},`);
      else sentence.push('Bản ghi trong tệp');
      sentence.push(` có ${where} ở số ${number(answer.index)} và không bị sửa một chữ nào.`);
    }
    const steps = answer.steps.map((step) => item(step.tone, step.word, step.text));
    if (!answer.holds) steps.push(item(answer.tone, capital(answer.word), 'Phép kiểm tra dừng ở đây; các bước sau không xét nữa.'));
    const advice = 'Đừng dùng tệp này làm bằng chứng khi chưa rõ vì sao. Có thể mang giấy khen đến Ủy ban nhân dân xã, phường để đối chiếu.';
    at('ket-qua').replaceChildren(draw('section', draw('div', [
      draw('h2', word, { id: 'tra-loi' }), draw('p', first), ...outside, ...(sentence.length ? [draw('p', sentence)] : []),
      draw('ol', steps), ...(answer.match ? [] : [draw('p', advice)]),
    ], { class: 'panel', 'data-state': state }), { 'aria-labelledby': 'tra-loi' }));
    at('khong-chung-minh').replaceChildren(...answer.does_not_prove.map((text) => draw('li', text)));
    at('da-kiem').hidden = !answer.holds;
    at('ranh-gioi').hidden = false;
    say('');
    at('ket-qua').scrollIntoView({ block: 'nearest' });
  };

  const clear = (text) => {
    at('ket-qua').replaceChildren();
    at('da-kiem').hidden = at('ranh-gioi').hidden = true;
    say(text);
  };

  const showKeys = (whence) => {
    const answer = take(program.keys());
    const rows = (answer.keys || []).map((key) => draw('div', [
      draw('dt', key.whose === 'log' ? `Sổ ${key.name}` : `Nơi đồng ký: ${key.name}`),
      draw('dd', draw('code', key.fingerprint)),
    ]));
    at('khoa').replaceChildren(draw('p', answer.policy ? whence : answer.reason), ...(rows.length ? [draw('dl', rows)] : []));
    if (answer.policy && !answer.quorum) at('khoa').append(draw('p', 'Danh mục khóa này không đòi hỏi ai đồng ký.'));
    at('cac-khoa').hidden = false;
  };

  // `own`: it is the portal's own, by which every other one is measured
  const takePolicy = (bytes, whence, own = false) => {
    if (own) give(OWN, bytes);
    policy = bytes;
    give(POLICY, bytes);
    showKeys(whence);
  };

  // ---- files
  const bytesOf = async (file) => {
    if (file.size > LARGEST) throw new Told(`Tệp ${file.name} quá lớn, không phải tệp của cổng này.`);
    return new Uint8Array(await file.arrayBuffer());
  };
  const check = async (award, proof) => {
    last = { award, proof };
    if (policy === null) throw new Told('Chưa có danh mục khóa. Chọn tệp danh mục khóa để kiểm chứng.');
    give(AWARD, award);
    give(PROOF, proof);
    await show(take(program.check(Math.floor(Date.now() / 1000))), award);
  };
  const checkChosen = async () => {
    const [award, proof] = [inputs[AWARD].files[0], inputs[PROOF].files[0]];
    if (!award) throw new Told('Còn thiếu tệp nội dung khen thưởng (award.json).');
    if (!proof) throw new Told('Còn thiếu tệp chứng minh (award.tlog-proof).');
    // each file is known by its first words: put into each other's place they are still these two
    const swapped = (await placeOf(award)) === PROOF && (await placeOf(proof)) !== PROOF;
    const [record, shown] = swapped ? [proof, award] : [award, proof];
    await check(await bytesOf(record), await bytesOf(shown));
  };
  const takeChosenPolicy = async () => {
    const file = inputs[POLICY].files[0];
    if (file) takePolicy(await bytesOf(file), `Danh mục khóa lấy từ tệp ${file.name}.`);
  };
  const policyChosen = async () => {
    await takeChosenPolicy();
    if (last) await check(last.award, last.proof);
  };
  // an answer never stands beside files that it is not about
  const fileChosen = () => {
    last = null;
    clear('');
  };
  // a dropped file is known by its first words
  const placeOf = async (file) => {
    const first = await file.slice(0, 32).text();
    if (first.startsWith('c2sp.org/tlog-proof')) return PROOF;
    return /^(#|log |witness |group |quorum )/.test(first) ? POLICY : AWARD;
  };
  const dropped = async (files) => {
    for (const file of files) {
      const carrier = new DataTransfer();
      carrier.items.add(file);
      inputs[await placeOf(file)].files = carrier.files;
    }
    await takeChosenPolicy();
    await checkChosen();
  };

  const fetched = async (address) => {
    const answer = await fetch(address, { credentials: 'omit', redirect: 'error' });
    if (!answer.ok) throw new Told(answer.status === 410
      ? 'Bản ghi này đã được xóa theo quy định về dữ liệu cá nhân.'
      : `Chưa tải được ${address}. Có thể bản chốt sổ chưa được đồng ký; thử lại sau ít phút.`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const checkAddressed = async (address) => {
    say('Đang tải hai tệp và kiểm chứng…');
    const award = await fetched(`${address}/award.json`);
    await check(award, await fetched(`${address}/award.tlog-proof`));
  };

  const told = (work) => work().catch((error) =>
    clear(error instanceof Told ? error.message : 'Chưa đọc được tệp. Tải lại trang rồi thử lại.'));

  const start = async () => {
    const within = at('chuong-trinh');
    const code = within
      ? Uint8Array.from(atob(within.textContent), (letter) => letter.charCodeAt(0))
      : await fetched(tool.dataset.program);
    program = (await WebAssembly.instantiate(code)).instance.exports;
    at('can-lenh').hidden = true;
    tool.hidden = false;
    at('kiem').addEventListener('click', () => told(checkChosen));
    inputs[POLICY].addEventListener('change', () => told(policyChosen));
    for (const input of [inputs[AWARD], inputs[PROOF]]) input.addEventListener('change', fileChosen);
    const zone = at('tha-tep');
    for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
      zone.addEventListener(kind, (event) => {
        event.preventDefault();
        zone.toggleAttribute('data-over', kind === 'dragenter' || kind === 'dragover');
        if (kind === 'drop') told(() => dropped([...event.dataTransfer.files]));
      });
    }
    const carried = at('danh-muc-kem-theo');
    if (carried) takePolicy(new TextEncoder().encode(carried.textContent), 'Danh mục khóa kèm trong tệp này.', true);
    else if (tool.dataset.policy) {
      await fetched(tool.dataset.policy).then(
        (bytes) => takePolicy(bytes, 'Danh mục khóa lấy từ cổng này.', true),
        () => { at('danh-muc').open = true; });
    } else at('danh-muc').open = true;
    if (tool.dataset.award) await told(() => checkAddressed(tool.dataset.award));
  };
  // the page goes on explaining the command when the program does not start
  start().catch(() => { tool.hidden = true; at('can-lenh').hidden = false; });
})();
