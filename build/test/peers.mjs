// Prints what the field's encoders send for the same ticket, beside ours.
//
//   node peers.mjs < tickets.json
//
// Reads a list of {name, png, lines}: a ticket's picture as a PNG in base64, and
// the same ticket as lines of text {text, width, height, bold}, or none where
// the printer's own characters don't suffice. Prints a list of {name, peer,
// picture, text}: bytes, 0 for none, from setting the printer up to the cut.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

const require = createRequire(import.meta.url);
const {printer: ThermalPrinter, types, characterSet} = require('node-thermal-printer');
const {PNG} = createRequire(require.resolve('node-thermal-printer'))('pngjs');

// One that is never connected: it only collects bytes.
const thermal = () => new ThermalPrinter({
  type: types.EPSON, interface: 'tcp://127.0.0.1:9', width: 48, characterSet: characterSet.PC860_PORTUGUESE,
});

const nodeThermalPrinter = {
  peer: 'node-thermal-printer',
  async picture(png) {
    const p = thermal();
    await p.printImageBuffer(png);
    p.cut();
    return p.getBuffer().length;
  },
  text(lines) {
    const p = thermal();
    for (const line of lines) {
      p.bold(line.bold);
      p.setTextSize(line.height - 1, line.width - 1);
      p.println(line.text);
    }
    p.cut();
    return p.getBuffer().length;
  },
};

const encoder = () => new ReceiptPrinterEncoder({printerModel: 'epson-tm-t88v', imageMode: 'raster'});

const receiptPrinterEncoder = {
  peer: '@point-of-sale/receipt-printer-encoder',
  picture(png) {
    const {width, height, data} = PNG.sync.read(png);
    const tall = Math.ceil(height / 8) * 8; // it takes whole bytes, both ways
    const white = new Uint8ClampedArray(width * tall * 4).fill(255);
    white.set(data);
    return encoder().initialize().image({width, height: tall, data: white}, width, tall, 'threshold', 128).cut().encode().length;
  },
  text(lines) {
    let e = encoder().initialize().codepage('cp860');
    for (const line of lines) {
      e = e.bold(line.bold).width(line.width).height(line.height).line(line.text);
    }
    return e.cut().encode().length;
  },
};

const rows = [];
for (const {name, png, lines} of JSON.parse(readFileSync(0, 'utf8'))) {
  const picture = Buffer.from(png, 'base64');
  for (const peer of [nodeThermalPrinter, receiptPrinterEncoder]) {
    rows.push({
      name, peer: peer.peer,
      picture: await peer.picture(picture),
      text: lines?.length ? peer.text(lines) : 0,
    });
  }
}
console.log(JSON.stringify(rows));
