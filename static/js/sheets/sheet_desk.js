// The teacher's desk for photographed answer sheets: reads each photo here, shows what was found, lets it be corrected.
// Nothing is sent but the filled circles, by the page's own form, once she presses its button.
class SheetDesk extends HTMLElement {
  connectedCallback() {
    this.layout = JSON.parse(this.dataset.layout);
    this.sheets = new Map();
    this.words = {};
    for (const word of this.querySelector("[data-words]").content.querySelectorAll("[data-word]")) {
      this.words[word.dataset.word] = word.textContent;
    }
    this.hidden = false;
    for (const note of document.querySelectorAll("[data-without-script]")) note.hidden = true;
    this.querySelector("[data-photo]").addEventListener("change", (event) => this.take(event.target));
    this.querySelector("form").addEventListener("submit", () => this.pack());
  }

  say(word, parts = {}) {
    return Object.entries(parts).reduce((text, [name, part]) => text.replace(`{${name}}`, part), this.words[word]);
  }

  tell(lines) {
    this.querySelector("[data-state]").textContent = lines.filter(Boolean).join(" ");
  }

  async take(input) {
    const told = [];
    for (const file of [...input.files]) {
      this.tell([this.words.reading]);
      told.push(await this.takeOne(file));
    }
    input.value = "";
    this.tell([this.say("counted", { n: this.count() }), ...told]);
    this.querySelector("[data-send]").disabled = !this.sheets.size;
  }

  async takeOne(file) {
    let picture;
    try {
      picture = await this.pictureOf(file);
    } catch {
      return this.say("picture", { name: file.name });
    }
    const found = sheetReader.read(picture.data, this.layout);
    if (found.why) return this.say(found.why, { name: file.name });
    return this.put(found, picture.canvas, file.name);
  }

  // Large enough for a circle to be twenty dots wide, small enough for an old laptop.
  async pictureOf(file) {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, 1900 / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return { canvas, data: pen.getImageData(0, 0, canvas.width, canvas.height) };
  }

  put(found, canvas, name) {
    const key = found.number ? `${found.form} ${found.number} ${found.page}` : `${found.form} ${name} ${found.page}`;
    const before = this.sheets.get(key);
    const sheet = { ...found, marks: Object.fromEntries(found.rows.map((row) => [row.name, row.filled])) };
    sheet.card = this.cardOf(sheet, canvas, key);
    if (before) before.card.replaceWith(sheet.card);
    else this.querySelector("[data-sheets]").prepend(sheet.card);
    this.sheets.set(key, sheet);
    return before ? this.say("again", { n: found.number }) : "";
  }

  cardOf(sheet, canvas, key) {
    const card = this.querySelector("template[data-sheet]").content.firstElementChild.cloneNode(true);
    const unclear = sheet.rows.filter((row) => row.unclear);
    const pages = this.layout.forms[sheet.form].length;
    const title = [
      sheet.number ? this.say("sheet", { n: sheet.number }) : this.words.unnumbered,
      Object.keys(this.layout.forms).length > 1 ? this.layout.names[sheet.form] : "",
      pages > 1 ? this.say("page", { n: sheet.page + 1 }) : "",
    ];
    card.querySelector("h2").textContent = title.filter(Boolean).join(" · ");
    card.querySelector("[data-unclear]").textContent = unclear.length
      ? this.say("unclear", { n: unclear.length })
      : this.words.clear;
    for (const row of sheet.rows) {
      card.querySelector(row.unclear ? "[data-first]" : "[data-rest]").append(this.fieldOf(sheet, row));
    }
    card.querySelector("[data-shown]").open = unclear.length > 0;
    card.querySelector("[data-others]").hidden = unclear.length === sheet.rows.length;
    this.drawInto(card.querySelector("canvas"), canvas, sheet);
    card.querySelector("[data-drop]").addEventListener("click", () => this.drop(key));
    return card;
  }

  fieldOf(sheet, row) {
    const about = this.layout.rows[sheet.form][row.name];
    const field = document.createElement("fieldset");
    field.className = row.unclear ? "sheet-row unclear" : "sheet-row";
    const legend = document.createElement("legend");
    legend.textContent = this.say("row", { n: about.label });
    field.append(legend);
    const offers = about.several ? about.offers : [this.words.open, ...about.offers];
    offers.forEach((words, at) => {
      const value = about.several ? String(at + 1) : at ? String(at) : "";
      field.append(this.choiceOf(sheet, row, words, value, about.several));
    });
    return field;
  }

  choiceOf(sheet, row, words, value, several) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const filled = sheet.marks[row.name];
    Object.assign(input, {
      type: several ? "checkbox" : "radio",
      name: `${sheet.form}-${sheet.number}-${sheet.page}-${row.name}`,
      checked: value ? filled.includes(value) : !filled.length,
    });
    input.addEventListener("change", () => {
      const others = several ? sheet.marks[row.name].filter((one) => one !== value) : [];
      sheet.marks[row.name] = input.checked && value ? [...others, value] : others;
    });
    label.append(input, ` ${words}`);
    return label;
  }

  drawInto(view, canvas, sheet) {
    const scale = Math.min(1, 720 / canvas.width);
    view.width = canvas.width * scale;
    view.height = canvas.height * scale;
    const pen = view.getContext("2d");
    pen.drawImage(canvas, 0, 0, view.width, view.height);
    for (const row of sheet.rows) {
      for (const one of row.all) {
        if (!row.unclear && !row.filled.includes(one.offer)) continue;
        pen.beginPath();
        pen.arc(one.at[0] * scale, one.at[1] * scale, 7, 0, 7);
        pen.lineWidth = 3;
        pen.setLineDash(row.unclear ? [4, 3] : []);
        pen.strokeStyle = row.unclear ? "#b45309" : "#0f766e";
        pen.stroke();
      }
    }
  }

  drop(key) {
    this.sheets.get(key).card.remove();
    this.sheets.delete(key);
    this.tell([this.say("counted", { n: this.count() })]);
    this.querySelector("[data-send]").disabled = !this.sheets.size;
    this.querySelector("[data-photo]").focus();
  }

  // The pages of one sheet are one person's.
  whole() {
    const people = new Map();
    for (const [key, sheet] of this.sheets) {
      const who = sheet.number ? `${sheet.form} ${sheet.number}` : key;
      const held = people.get(who) ?? { form: sheet.form, number: sheet.number || 0, marks: {} };
      Object.assign(held.marks, sheet.marks);
      people.set(who, held);
    }
    return [...people.values()];
  }

  count() {
    return this.whole().length;
  }

  pack() {
    this.querySelector('[name="read"]').value = JSON.stringify(this.whole());
  }
}

customElements.define("sheet-desk", SheetDesk);
