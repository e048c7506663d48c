// Holds a job of ESC/POS bytes against the picture it was made from, with a
// decoder that is not ours: npos.
//
//   node npos-check.mjs JOB PICTURE [JOB PICTURE ...]
//
// JOB is what a printer is sent. PICTURE is a binary PBM (P4), 1 is black. Each
// job must parse without an error, and its rasters, put on paper where the
// commands between them say, must equal the picture dot for dot. What comes
// below the picture must be white. Prints one line for each fault; exit code 1
// if there was any, 2 if the arguments are wrong.
//
// From npos come the splitting of the bytes into commands and the decoding of
// rasters (GS v 0). It has no paper, so feeds and positions are done here, and
// so are ESC *, which it splits off but can't decode, and the double modes of
// GS v 0, which it leaves out.
import {readFileSync} from 'node:fs';
import npos from 'npos';

// npos reads its rules when it is loaded; a parser can be given others. Missing
// are GS ( k, Set up and print the symbol, and DLE DC4 with fn 8 as a byte.
const rules = {};
for (const [lead, group] of Object.entries(npos.rules)) {
  rules[lead] = typeof group === 'object' ? {...group} : group;
}
rules[0x1d]['(k'] = [0, 'd16'];
rules[0x10]['\x14\x08'] = 7;
rules[0x1d]['e'] = 2; // Custom's "ticket produced with m steps"
const parser = new npos.Parser(rules);

// Heads of 512 dots have 180 to an inch, all others 203.
const dpiOf = width => width === 512 ? 180 : 203;

function readPBM(path) {
  const b = readFileSync(path);
  const head = /^P4\s+(\d+)\s+(\d+)\s/.exec(b.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('the picture is not a binary PBM');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const stride = (width + 7) >> 3;
  const bits = b.subarray(head[0].length);
  if (bits.length !== stride * height) throw new Error('the picture is cut off');
  return {width, height, at: (x, y) => (bits[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1};
}

// Paper is a list of rows, each the columns that are black.
function print(raw, tree, dpi) {
  const rows = [];
  let y = 0, x = 0, margin = 0, unit = 2 * dpi, strip = 0, cut = false;
  const dot = (column, row) => (rows[row] ??= new Set()).add(column);
  const feed = n => { y += Math.max(n, strip); strip = 0; x = 0; };

  for (const node of tree) {
    const command = node.ascii + (node.fn ?? '');
    const at = node.offset;
    const p = raw.subarray(at + 1 + (node.fn?.length ?? 0));
    if (cut && !['GS(H', 'GSr', 'GSa', 'GSe'].includes(command)) {
      throw new Error(`${command} at byte ${at} stands after the cut`);
    }
    switch (command) {
      case 'ESC@': margin = 0; unit = 2 * dpi; break;
      case 'GSP': unit = p[1] || 2 * dpi; break;
      case 'GSL': margin = p[0] + 256 * p[1]; break;
      case 'ESC$': x = p[0] + 256 * p[1]; break;
      case 'ESCJ': feed(Math.floor(p[0] * dpi / unit)); break;
      case 'GSv0': {
        const image = npos.codecs.raster.decode(raw, [{offset: at}]);
        if (image.height > 256) throw new Error(`the raster at byte ${at} has ${image.height} rows`);
        const wide = 1 + (p[0] & 1), high = 1 + (p[0] >> 1 & 1);
        for (let r = 0; r < image.height * high; r++) {
          for (let c = 0; c < image.width * wide; c++) {
            if (image.getPixel(Math.floor(c / wide), Math.floor(r / high)) === 0) dot(margin + x + c, y + r);
          }
        }
        y += image.height * high;
        x = 0;
        break;
      }
      case 'ESC*': {
        if (p[0] !== 33) throw new Error(`ESC * at byte ${at} has mode ${p[0]}, not 33`);
        const columns = p[1] + 256 * p[2];
        for (let c = 0; c < columns; c++) {
          for (let r = 0; r < 24; r++) {
            if ((p[3 + 3 * c + (r >> 3)] >> (7 - (r & 7))) & 1) dot(margin + x + c, y + r);
          }
        }
        x += columns;
        strip = 24;
        break;
      }
      case 'STX': // what npos calls text
        for (const b of raw.subarray(at, at + node.length)) {
          if (b !== 0x0a) throw new Error(`text at byte ${at}: this check knows pictures only`);
          feed(Math.floor(dpi / 6));
        }
        break;
      case 'ESCd': feed(p[0] * Math.floor(dpi / 6)); break;
      case 'GSV': cut = true; break;
      case 'GS(H': case 'GSr': case 'GSa': case 'GSe': break;
      default: throw new Error(`${command} at byte ${at} is not what a ticket is made of`);
    }
  }
  return {rows, height: y};
}

async function check(job, picture) {
  const raw = readFileSync(job);
  const want = readPBM(picture);
  const {tree, error} = parser.analyze(raw);
  if (error) throw error;
  await parser.parse(Buffer.from(raw));
  const {rows, height} = print(raw, tree, dpiOf(want.width));
  if (height < want.height) throw new Error(`the paper has ${height} rows, the picture ${want.height}`);
  for (let y = 0; y < height; y++) {
    const row = rows[y] ?? new Set();
    let black = 0;
    for (let x = 0; x < want.width; x++) {
      const on = row.has(x);
      if (on) black++;
      if (on !== (y < want.height && want.at(x, y) === 1)) {
        throw new Error(`the dot at ${x}, ${y} is ${on ? 'black' : 'white'} on paper and not in the picture`);
      }
    }
    if (black !== row.size) throw new Error(`row ${y} has dots right of the paper`);
  }
}

const args = process.argv.slice(2);
if (args.length === 0 || args.length % 2 !== 0) {
  console.error('usage: node npos-check.mjs JOB PICTURE [JOB PICTURE ...]');
  process.exit(2);
}
for (let i = 0; i < args.length; i += 2) {
  try {
    await check(args[i], args[i + 1]);
  } catch (error) {
    console.error(`${args[i]}: ${error.message}`);
    process.exitCode = 1;
  }
}
