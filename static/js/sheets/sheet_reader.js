// Reads one photographed answer sheet: finds the four marks, unfolds the plane of the paper, reads strip and circles.
// It knows where things stand on a sheet from `layout` (quizzes/domain/answer_sheet.py) and nothing of what fits.
// Pictures go in as ImageData and never leave this script.
const sheetReader = (() => {
  const CHECK_RULE = 0b101110000101;
  const CHECK_BITS = 11;
  const WIDTHS = { tag: 12, number: 6, form: 1, page: 2 };

  function greyOf({ data, width, height }) {
    const grey = new Uint8ClampedArray(width * height);
    for (let at = 0; at < grey.length; at += 1) {
      grey[at] = 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2];
    }
    return { grey, width, height };
  }

  // Sums over all that lies above and to the left: the mean of any square then costs four look-ups.
  function sumsOf({ grey, width, height }) {
    const wide = width + 1;
    const sums = new Float64Array(wide * (height + 1));
    for (let y = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1) {
        row += grey[y * width + x];
        sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
      }
    }
    return sums;
  }

  // Dark is what is clearly darker than its surroundings: light that falls from one side does no harm.
  function darkOf(picture) {
    const { grey, width, height } = picture;
    const sums = sumsOf(picture);
    const wide = width + 1;
    const reach = Math.round(Math.max(width, height) / 22);
    const dark = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      const top = Math.max(0, y - reach);
      const bottom = Math.min(height, y + reach + 1);
      for (let x = 0; x < width; x += 1) {
        const left = Math.max(0, x - reach);
        const right = Math.min(width, x + reach + 1);
        const sum =
          sums[bottom * wide + right] - sums[top * wide + right] - sums[bottom * wide + left] + sums[top * wide + left];
        const mean = sum / ((bottom - top) * (right - left));
        dark[y * width + x] = grey[y * width + x] < mean * 0.74 ? 1 : 0;
      }
    }
    return dark;
  }

  // Dark patches with their size, middle and second moments, from runs joined line by line.
  function patchesOf(dark, width, height) {
    const parent = [];
    const sums = [];
    const find = (name) => {
      let root = name;
      while (parent[root] !== root) root = parent[root] = parent[parent[root]];
      return root;
    };
    let before = [];
    for (let y = 0; y < height; y += 1) {
      const runs = [];
      let x = 0;
      while (x < width) {
        if (!dark[y * width + x]) {
          x += 1;
          continue;
        }
        const from = x;
        while (x < width && dark[y * width + x]) x += 1;
        const name = parent.length;
        parent.push(name);
        sums.push(momentsOfRun(from, x, y));
        runs.push({ from, to: x, name });
      }
      let near = 0;
      for (const run of runs) {
        while (near < before.length && before[near].to < run.from) near += 1;
        for (let at = near; at < before.length && before[at].from <= run.to; at += 1) {
          const a = find(before[at].name);
          const b = find(run.name);
          if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
        }
      }
      before = runs;
    }
    const whole = new Map();
    sums.forEach((sum, name) => {
      const root = find(name);
      const held = whole.get(root);
      if (held) sum.forEach((value, at) => (held[at] += value));
      else whole.set(root, [...sum]);
    });
    return [...whole.values()].map(shapeOf);
  }

  function momentsOfRun(from, to, y) {
    const n = to - from;
    const sx = ((from + to - 1) * n) / 2;
    const squares = (last) => (last * (last + 1) * (2 * last + 1)) / 6;
    const sxx = squares(to - 1) - (from > 0 ? squares(from - 1) : 0);
    return [n, sx, y * n, sxx, y * y * n, y * sx];
  }

  // `solid` is 1 for a filled rectangle however it is turned or slanted, and smaller the more of it is empty.
  function shapeOf([n, sx, sy, sxx, syy, sxy]) {
    const x = sx / n;
    const y = sy / n;
    const xx = sxx / n - x * x + 1 / 12;
    const yy = syy / n - y * y + 1 / 12;
    const xy = sxy / n - x * y;
    const area = Math.sqrt(Math.max(1e-9, xx * yy - xy * xy));
    const middle = (xx + yy) / 2;
    const spread = Math.sqrt(Math.max(0, ((xx - yy) / 2) ** 2 + xy * xy));
    return { n, x, y, solid: n / (12 * area), slim: (middle - spread) / (middle + spread), size: Math.sqrt(12 * area) };
  }

  // A mark is a black frame with a black square in its middle; hardly anything else on a desk is.
  function marksIn(patches) {
    const frames = patches.filter((p) => p.n > 40 && p.solid > 0.2 && p.solid < 0.6 && p.slim > 0.25);
    const cores = patches.filter((p) => p.n > 6 && p.solid > 0.75 && p.solid < 1.25 && p.slim > 0.2);
    const found = [];
    for (const frame of frames) {
      const near = cores.filter(
        (core) =>
          Math.hypot(core.x - frame.x, core.y - frame.y) < frame.size * 0.12 &&
          core.n > frame.n * 0.1 &&
          core.n < frame.n * 0.75,
      );
      if (near.length === 1) found.push({ x: near[0].x, y: near[0].y, size: frame.size });
    }
    return found.sort((a, b) => b.size - a.size).slice(0, 9);
  }

  function* foursOf(marks) {
    const count = marks.length;
    for (let a = 0; a < count; a += 1)
      for (let b = a + 1; b < count; b += 1)
        for (let c = b + 1; c < count; c += 1)
          for (let d = c + 1; d < count; d += 1) {
            const four = aroundTheirMiddle([marks[a], marks[b], marks[c], marks[d]]);
            if (isPlausible(four)) yield four;
          }
  }

  // Clockwise as a picture counts, y downwards.
  function aroundTheirMiddle(four) {
    const x = four.reduce((sum, one) => sum + one.x, 0) / 4;
    const y = four.reduce((sum, one) => sum + one.y, 0) / 4;
    return [...four].sort((a, b) => Math.atan2(a.y - y, a.x - x) - Math.atan2(b.y - y, b.x - x));
  }

  function isPlausible(four) {
    const sizes = four.map((one) => one.size);
    if (Math.max(...sizes) > 2.6 * Math.min(...sizes)) return false;
    return four.every((one, at) => {
      const next = four[(at + 1) % 4];
      const after = four[(at + 2) % 4];
      const turn = (next.x - one.x) * (after.y - next.y) - (next.y - one.y) * (after.x - next.x);
      return turn > 0 && Math.hypot(next.x - one.x, next.y - one.y) > 6 * one.size;
    });
  }

  // The mapping of the plane of the paper into the picture that takes four points to four others.
  function planeOf(from, to) {
    const rows = [];
    from.forEach(([x, y], at) => {
      rows.push([x, y, 1, 0, 0, 0, -to[at].x * x, -to[at].x * y, to[at].x]);
      rows.push([0, 0, 0, x, y, 1, -to[at].y * x, -to[at].y * y, to[at].y]);
    });
    const h = solved(rows);
    return (x, y) => {
      const depth = h[6] * x + h[7] * y + 1;
      return [(h[0] * x + h[1] * y + h[2]) / depth, (h[3] * x + h[4] * y + h[5]) / depth];
    };
  }

  function solved(rows) {
    const size = rows.length;
    for (let at = 0; at < size; at += 1) {
      let best = at;
      for (let row = at + 1; row < size; row += 1) if (Math.abs(rows[row][at]) > Math.abs(rows[best][at])) best = row;
      [rows[at], rows[best]] = [rows[best], rows[at]];
      for (let row = 0; row < size; row += 1) {
        if (row === at) continue;
        const share = rows[row][at] / rows[at][at];
        for (let column = at; column <= size; column += 1) rows[row][column] -= share * rows[at][column];
      }
    }
    return rows.map((row, at) => row[size] / row[at]);
  }

  // Grey at a place of the paper, between the dots of the picture.
  function looker({ grey, width, height }, plane) {
    return (x, y) => {
      const [px, py] = plane(x, y);
      const left = Math.min(width - 2, Math.max(0, Math.floor(px)));
      const top = Math.min(height - 2, Math.max(0, Math.floor(py)));
      const right = Math.min(1, Math.max(0, px - left));
      const down = Math.min(1, Math.max(0, py - top));
      const at = top * width + left;
      const above = grey[at] * (1 - right) + grey[at + 1] * right;
      const below = grey[at + width] * (1 - right) + grey[at + width + 1] * right;
      return above * (1 - down) + below * down;
    };
  }

  function meanOf(look, x, y, reach, step) {
    let sum = 0;
    let count = 0;
    for (let dy = -reach; dy <= reach + 1e-9; dy += step)
      for (let dx = -reach; dx <= reach + 1e-9; dx += step)
        if (dx * dx + dy * dy <= reach * reach + 1e-9) {
          sum += look(x + dx, y + dy);
          count += 1;
        }
    return sum / count;
  }

  const brightOf = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.75)];

  function bitsOn(look, { x, y, step, bits }) {
    const found = [];
    for (let at = 0; at < bits; at += 1) {
      const here = x + at * step;
      const paper = brightOf([-4.4, -3.6, 3.6, 4.4].map((dy) => look(here, y + dy)));
      found.push(meanOf(look, here, y, 1.1, 0.55) < paper * 0.66 ? 1 : 0);
    }
    return found;
  }

  function remainder(word) {
    let left = BigInt(word) << BigInt(CHECK_BITS);
    for (let at = left.toString(2).length; at >= CHECK_BITS; at -= 1) {
      if ((left >> BigInt(at)) & 1n) left ^= BigInt(CHECK_RULE) << BigInt(at - CHECK_BITS);
    }
    return Number(left);
  }

  // What the strip says; null where its check does not hold.
  function codeOf(bits) {
    const word = bits.slice(0, -CHECK_BITS).reduce((sum, bit) => sum * 2 + bit, 0);
    const check = bits.slice(-CHECK_BITS).reduce((sum, bit) => sum * 2 + bit, 0);
    if ((remainder(word ^ 0b1010101) ^ 0b10101010101) !== check) return null;
    const parts = {};
    let left = bits;
    for (const [name, width] of Object.entries(WIDTHS)) {
      parts[name] = left.slice(0, width).reduce((sum, bit) => sum * 2 + bit, 0);
      left = left.slice(width);
    }
    return parts;
  }

  // How much darker a circle is inside than the paper around it, from 0 to 1.
  function darknessOf(look, x, y) {
    const around = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const angle = (turn * Math.PI) / 6;
      around.push(look(x + 3.2 * Math.cos(angle), y + 3.2 * Math.sin(angle)));
    }
    return Math.max(0, 1 - meanOf(look, x, y, 1.7, 0.34) / Math.max(1, brightOf(around)));
  }

  // Most circles of a sheet are empty: what is usual among the lighter half is what an empty one looks like here.
  function levelsOf(darkness) {
    const sorted = [...darkness].sort((a, b) => a - b);
    const empty = sorted[Math.floor(sorted.length * 0.25)] ?? 0;
    return { sure: Math.max(0.24, empty + 0.16), maybe: Math.max(0.14, empty + 0.08) };
  }

  function rowsFrom(circles, look, several) {
    const seen = circles.map(([row, offer, x, y]) => ({ row, offer, x, y, dark: darknessOf(look, x, y) }));
    const levels = levelsOf(seen.map((one) => one.dark));
    const rows = new Map();
    for (const one of seen) rows.set(one.row, [...(rows.get(one.row) ?? []), one]);
    return [...rows].map(([name, all]) => ({ name, all, ...judged(all, levels, several(name)) }));
  }

  // In a row with one answer the darkest counts where another was rubbed out; two that are alike are left to a person.
  function judged(all, { sure, maybe }, several) {
    const filled = all.filter((one) => one.dark >= sure);
    const faint = all.filter((one) => one.dark >= maybe && one.dark < sure);
    if (several || filled.length < 2) {
      return { filled: filled.map((one) => one.offer), unclear: faint.length > 0 && (several || !filled.length) };
    }
    const [first, second] = [...filled].sort((a, b) => b.dark - a.dark);
    const rubbedOut = second.dark < first.dark * 0.55;
    return { filled: rubbedOut ? [first.offer] : [], unclear: true };
  }

  // {why} where nothing could be read, else {number, form, page, rows, corners, spots}.
  function read(image, layout) {
    const picture = greyOf(image);
    const marks = marksIn(patchesOf(darkOf(picture), picture.width, picture.height));
    let why = "marks";
    for (const four of foursOf(marks)) {
      why = why === "marks" ? "code" : why;
      for (let turn = 0; turn < 4; turn += 1) {
        const corners = four.map((_, at) => four[(at + turn) % 4]);
        const plane = planeOf(layout.marks, corners);
        const look = looker(picture, plane);
        const code = codeOf(bitsOn(look, layout.strip));
        if (!code) continue;
        const form = ["a", "b"][code.form];
        const page = layout.forms[form]?.[code.page];
        if (code.tag !== layout.tag || !page) {
          why = "other";
          continue;
        }
        const rows = rowsFrom(page, look, (name) => layout.rows[form][name].several);
        for (const row of rows) for (const one of row.all) one.at = plane(one.x, one.y);
        return { number: code.number, form, page: code.page, rows };
      }
    }
    return { why };
  }

  return { read };
})();
