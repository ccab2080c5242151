'use strict';
// Stands in for Excel in tests: Office.js's own discipline (nothing can be read that was not loaded and synchronised, a
// request is done in order and stops at the first refusal, what was done before stays done) over a small workbook. The
// page's test puts the workbook in kWorkbookModel before this script, or sets it with hostModel.
//   {name, platform, url, saved: where it was saved since, which url does not say, offers: {ExcelApi: '1.17', CompressedFile: '1.1'}, bytes: base64, structureProtected, selection,
//    sheets: [{name, visibility, protected, cells: {A1: {v, f, nf, fill, pattern, patternColor, font, fontColor}}}]}
// faults: {editing: every request is refused as while a cell is typed in; afterRequests: how many requests are done
// before that begins; refuseWrite, refuseFormat: 'L13', the change of that cell is refused, refuseOnce: the first one;
// refuseFile, refuseSlice,
// shortFile: of the bytes; refuseProperties: of where the file lies}

const host = (() => {
  let model = null;
  let nextId = 1;
  const log = {inserted: [], files: {opened: 0, closed: 0}, selected: null, writes: 0};
  const faults = {};

  const error = (code, message) => Object.assign(new Error(message || code), {name: 'RichApi.Error', code});

  function setModel(given) {
    model = given;
    model.sheets.forEach((sheet) => Object.assign(sheet, {id: `{${nextId++}}`, formats: [],
      visibility: sheet.visibility || 'Visible', cells: sheet.cells || {}}));
    model.offers = model.offers || {ExcelApi: '1.17', CompressedFile: '1.1'};
    return host;
  }

  // ---- Addresses ----
  const column = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  function letters(index) {
    let made = '';
    for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
      made = String.fromCharCode(65 + (left - 1) % 26) + made;
    return made;
  }
  function area(address) {
    const parts = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(address);
    if (!parts) throw error('InvalidArgument', `the address ${address} is not valid`);
    const [, left, top, right, bottom] = parts;
    return {top: top - 1, left: column(left), bottom: (bottom || top) - 1, right: column(right || left)};
  }
  const kWhole = {top: 0, left: 0, bottom: 1048575, right: 16383};
  const a1 = ({top, left, bottom, right}) => letters(left) + (top + 1)
    + (top === bottom && left === right ? '' : ':' + letters(right) + (bottom + 1));
  const quoted = (name) => (/^\w+$/.test(name) ? name : `'${name.replace(/'/g, "''")}'`);
  const cellAt = (sheet, row, col) => sheet.cells[letters(col) + (row + 1)] || {};
  function rows({top, left, bottom, right}, read) {
    return Array.from({length: bottom - top + 1}, (_, row) => Array.from({length: right - left + 1},
      (_, col) => read(top + row, left + col)));
  }

  // ---- Things that are loaded ----
  // `fields`: {name: () => value now}; a field can be read after load and synchronisation only.
  class Thing {
    constructor(context, find, fields) {
      this.$context = context;
      this.$find = find;
      this.$fields = fields;
      this.$values = {};
      for (const name of [...Object.keys(fields), 'isNullObject']) {
        Object.defineProperty(this, name, {configurable: true, get: () => {
          if (!(name in this.$values)) throw error('PropertyNotLoaded',
            `The property '${name}' is not available. Before reading it, call load and context.sync().`);
          return this.$values[name];
        }, set: (value) => this.$set(name, value)});
      }
    }

    $set(name) {
      throw error('InvalidOperation', `the property ${name} cannot be set`);
    }

    load(names) {
      const wanted = names.split(',').map((each) => each.trim().split('/'));
      this.$context.$queue(() => {
        const thing = this.$find();
        this.$values.isNullObject = thing === null;
        if (thing === null) return;
        for (const [name, inner] of wanted) {
          if (inner && name === 'items') continue;
          if (!(name in this.$fields)) throw error('InvalidArgument', `there is no property ${name}`);
          this.$values[name] = this.$fields[name](thing);
        }
      });
      return this;
    }
  }

  const gone = (thing, words) => {
    if (!thing) throw error('ItemNotFound', words || "The requested resource doesn't exist.");
    return thing;
  };
  const needOpen = (sheet) => {
    if (sheet.protected) throw error('AccessDenied', 'You cannot perform the requested operation: the sheet is '
      + 'protected.');
  };
  function change(sheet, place, apply) {
    needOpen(sheet);
    for (let row = place.top; row <= place.bottom; ++row) {
      for (let col = place.left; col <= place.right; ++col) {
        const address = letters(col) + (row + 1);
        if (faults.refuseOnce === address) {
          delete faults.refuseOnce;
          throw error('GeneralException', 'There was an internal error while processing the request.');
        }
        if (faults.refuseWrite === address) throw error(faults.refuseCode || 'GeneralException',
          'There was an internal error while processing the request.');
        ++log.writes;
        apply(sheet.cells[address] = sheet.cells[address] || {});
      }
    }
  }

  const valueOf = (cell) => (cell.v === undefined || cell.v === null ? '' : cell.v);
  const patternOf = (cell) => (cell.fill ? cell.pattern || 'Solid' : 'None');
  const formulaOf = (cell) => (cell.f !== undefined ? cell.f : valueOf(cell));

  function makeRange(context, findSheet, findPlace) {
    const find = () => ({sheet: gone(findSheet()), place: findPlace()});
    const cells = (read) => ({sheet, place}) => rows(place, (row, col) => read(cellAt(sheet, row, col)));
    const range = new Thing(context, find, {
      values: cells(valueOf), formulas: cells(formulaOf), text: cells((cell) => String(valueOf(cell))),
      numberFormat: cells((cell) => cell.nf || 'General'), address: ({sheet, place}) => quoted(sheet.name) + '!'
        + a1(place),
      rowIndex: ({place}) => place.top, columnIndex: ({place}) => place.left,
      rowCount: ({place}) => place.bottom - place.top + 1, columnCount: ({place}) => place.right - place.left + 1,
    });
    const write = (apply) => context.$queue(() => { const {sheet, place} = find(); change(sheet, place, apply); });
    const typed = (value) => (cell) => {
      delete cell.f;
      if (typeof value === 'string' && value.startsWith('=') && value.length > 1) Object.assign(cell, {f: value, v: 0});
      else cell.v = value;
    };
    range.$set = (name, value) => {
      if (name === 'values' || name === 'formulas') return write(typed(value[0][0]));
      if (name === 'numberFormat') return write((cell) => { cell.nf = value[0][0]; });
      throw error('InvalidOperation', `the property ${name} cannot be set`);
    };
    range.worksheet = makeSheet(context, () => findSheet());
    // A cell without a fill says white; only its pattern tells.
    const fill = new Thing(context, find, {
      color: ({sheet, place}) => cellAt(sheet, place.top, place.left).fill || '#FFFFFF',
      pattern: ({sheet, place}) => patternOf(cellAt(sheet, place.top, place.left)),
      patternColor: ({sheet, place}) => cellAt(sheet, place.top, place.left).patternColor || '#000000',
    });
    fill.$set = (name, value) => write((cell) => Object.assign(cell, name === 'color'
      ? {fill: value, pattern: 'Solid'} : {[name]: value}));
    fill.clear = () => write((cell) => { delete cell.fill; delete cell.pattern; delete cell.patternColor; });
    const font = new Thing(context, find, {
      name: ({sheet, place}) => cellAt(sheet, place.top, place.left).font || 'Calibri',
      color: ({sheet, place}) => cellAt(sheet, place.top, place.left).fontColor || '#000000',
    });
    font.$set = (name, value) => write((cell) => { cell[name === 'color' ? 'fontColor' : 'font'] = value; });
    range.format = {fill, font};
    range.select = () => context.$queue(() => {
      const {sheet, place} = find();
      if (sheet.visibility !== 'Visible') throw error('InvalidOperation', 'the sheet is hidden');
      log.selected = {sheet: sheet.name, cell: a1(place)};
      model.selection = {sheet: sheet.name, cell: a1(place)};
    });
    range.getCellProperties = () => {
      const result = {get value() { throw error('ValueNotLoaded',
        'The value of the result object has not been loaded yet. Before reading the value, call context.sync().'); }};
      context.$queue(() => {
        const {sheet, place} = find();
        const value = rows(place, (row, col) => {
          const cell = cellAt(sheet, row, col);
          return {format: {fill: {color: cell.fill || '#FFFFFF', pattern: patternOf(cell)},
            font: {color: cell.fontColor || '#000000'}}};
        });
        Object.defineProperty(result, 'value', {value});
      });
      return result;
    };
    range.conditionalFormats = makeFormats(context, findSheet, () => [findPlace()]);
    return range;
  }

  const touch = (one, other) => one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right
    && other.left <= one.right;

  function makeFormat(context, findSheet, find) {
    const format = new Thing(context, find, {id: (each) => each.id, type: (each) => each.type});
    const rule = new Thing(context, find, {formula: (each) => each.formula});
    const set = (apply) => context.$queue(() => { needOpen(findSheet()); apply(gone(find())); });
    rule.$set = (_, value) => set((each) => { each.formula = value; });
    const looks = (part) => {
      const made = {};
      for (const name of ['color', 'bold']) Object.defineProperty(made, name,
        {set: (value) => set((each) => { each[part + ' ' + name] = value; })});
      return made;
    };
    format.custom = {rule, format: {fill: looks('fill'), font: looks('font')}};
    format.getRanges = () => new Thing(context, find, {address: (each) => each.areas.map((place) =>
      quoted(findSheet().name) + '!' + a1(place)).join(',')});
    format.delete = () => set((each) => {
      findSheet().formats = findSheet().formats.filter((other) => other !== each);
    });
    return format;
  }

  function makeFormats(context, findSheet, findPlaces) {
    const formats = new Thing(context, () => gone(findSheet()), {});
    Object.defineProperty(formats, 'items', {get: () => {
      if (!formats.$items) throw error('PropertyNotLoaded', "The property 'items' is not available.");
      return formats.$items;
    }});
    formats.load = () => context.$queue(() => {
      const places = findPlaces();
      const isThere = (each) => each.areas.some((one) => places.some((other) => touch(one, other)));
      formats.$items = findSheet().formats.filter(isThere).map((each) => {
        const made = makeFormat(context, findSheet, () => (findSheet().formats.includes(each) ? each : null));
        Object.assign(made.$values, {id: each.id, type: each.type});
        return made;
      });
    });
    formats.add = (type) => {
      const made = {id: `{F${nextId++}}`, type};
      context.$queue(() => {
        const sheet = gone(findSheet());
        needOpen(sheet);
        made.areas = findPlaces();
        for (const place of made.areas) {
          if (faults.refuseFormat === a1(place)) throw error('GeneralException',
            'There was an internal error while processing the request.');
        }
        sheet.formats.unshift(made);
      });
      return makeFormat(context, findSheet, () => made);
    };
    return formats;
  }

  function makeSheet(context, find) {
    const sheet = new Thing(context, find, {name: (each) => each.name, id: (each) => each.id,
      visibility: (each) => each.visibility});
    sheet.protection = new Thing(context, find, {protected: (each) => Boolean(each.protected)});
    sheet.getRange = (address) => makeRange(context, find, () => (address === undefined ? kWhole : area(address)));
    sheet.getRanges = (addresses) => ({conditionalFormats: makeFormats(context, find,
      () => addresses.split(',').map(area))});
    sheet.getRangeByIndexes = (row, col, height, width) => makeRange(context, find,
      () => ({top: row, left: col, bottom: row + height - 1, right: col + width - 1}));
    sheet.getUsedRangeOrNullObject = () => {
      const places = () => Object.entries(gone(find()).cells).filter(([, cell]) => valueOf(cell) !== '')
        .map(([address]) => area(address));
      const used = new Thing(context, () => (places().length === 0 ? null : places()), {
        rowIndex: (all) => Math.min(...all.map((each) => each.top)),
        rowCount: (all) => Math.max(...all.map((each) => each.bottom)) - Math.min(...all.map((each) => each.top)) + 1,
      });
      return used;
    };
    sheet.activate = () => context.$queue(() => {
      if (gone(find()).visibility !== 'Visible') throw error('InvalidOperation', 'the sheet is hidden');
      log.active = find().name;
    });
    sheet.delete = () => context.$queue(() => {
      const each = gone(find());
      model.sheets = model.sheets.filter((other) => other !== each);
    });
    return sheet;
  }

  const sheetBy = (key) => model.sheets.find((each) => each.id === key
    || each.name.toLowerCase() === key.toLowerCase()) || null;

  function freeName(name) {
    if (!sheetBy(name)) return name;
    for (let number = 2; ; ++number) if (!sheetBy(`${name} (${number})`)) return `${name} (${number})`;
  }

  function makeContext() {
    let queue = [];
    const context = {$queue: (step) => queue.push(step)};
    context.sync = async () => {
      const steps = queue;
      queue = [];
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (faults.afterRequests !== undefined && faults.afterRequests-- <= 0) faults.editing = true;
      if (faults.editing) throw error('InvalidOperationInCellEditMode',
        "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another "
          + "cell, and then try again.");
      for (const step of steps) step();
    };
    const worksheets = new Thing(context, () => model, {});
    Object.defineProperty(worksheets, 'items', {get: () => {
      if (!worksheets.$items) throw error('PropertyNotLoaded', "The property 'items' is not available.");
      return worksheets.$items;
    }});
    worksheets.load = (names) => context.$queue(() => {
      worksheets.$items = model.sheets.map((each) => {
        const made = makeSheet(context, () => (model.sheets.includes(each) ? each : null));
        for (const name of names.split(',').map((path) => path.split('/')[1])) made.$values[name] = each[name];
        return made;
      });
    });
    worksheets.getItem = (key) => makeSheet(context, () => gone(sheetBy(key)));
    worksheets.getItemOrNullObject = (key) => {
      const made = makeSheet(context, () => sheetBy(key));
      const whole = made.load.bind(made);
      made.load = (names) => whole(names);
      made.protection = new Thing(context, () => sheetBy(key), {protected: (each) => Boolean(each.protected)});
      return made;
    };
    const workbook = new Thing(context, () => model, {name: (each) => each.name});
    workbook.worksheets = worksheets;
    workbook.protection = new Thing(context, () => model, {protected: (each) => Boolean(each.structureProtected)});
    workbook.getSelectedRange = () => makeRange(context, () => sheetBy(model.selection.sheet), () => {
      if (model.selection.several) throw error('InvalidSelection',
        'The current selection is invalid for this operation.');
      return area(model.selection.cell);
    });
    workbook.insertWorksheetsFromBase64 = (base64, options) => {
      const result = {get value() { throw error('ValueNotLoaded', 'call context.sync() first'); }};
      context.$queue(() => {
        if (model.structureProtected) throw error('AccessDenied', 'the structure is protected');
        const names = host.namesInside(base64);
        const made = names.map((name) => ({id: `{${nextId++}}`, name: freeName(name), visibility: 'Visible',
          cells: {}, formats: []}));
        for (const each of made) { each.name = freeName(each.name); model.sheets.push(each); }
        log.inserted.push({base64, options});
        Object.defineProperty(result, 'value', {value: made.map((each) => each.id)});
      });
      return result;
    };
    context.workbook = workbook;
    return context;
  }

  const newer = (one, other) => {
    const [left, right] = [one, other].map((each) => each.split('.').map(Number));
    return left[0] > right[0] || (left[0] === right[0] && left[1] >= right[1]);
  };

  const Excel = {run: async (work) => {
    const context = makeContext();
    const result = await work(context);
    await context.sync();
    return result;
  }};

  const Office = {
    onReady: (then) => { const info = {host: 'Excel', platform: 'PC'}; if (then) then(info); return Promise.resolve(info); },
    PlatformType: {PC: 'PC', OfficeOnline: 'OfficeOnline', Mac: 'Mac'},
    context: {
      get diagnostics() { return {host: 'Excel', platform: model.platform || 'PC'}; },
      requirements: {isSetSupported: (set, version) => Boolean(model.offers[set]) && newer(model.offers[set], version)},
      document: {
        // Excel says this of when the workbook was opened.
        get url() { return model.url; },
        getFilePropertiesAsync: (done) => setTimeout(() => done(faults.refuseProperties || !(model.saved || model.url)
          ? {status: 'failed', error: {code: 5001, message: 'An internal error has occurred.'}}
          : {status: 'succeeded', value: {url: model.saved || model.url}}), 0),
        getFileAsync: (type, options, done) => setTimeout(() => {
          if (type !== 'compressed') throw new Error('only the compressed file is handed over');
          if (faults.refuseFile) return done({status: 'failed',
            error: {code: 5001, message: 'An internal error has occurred.'}});
          if (log.files.opened - log.files.closed >= 2) return done({status: 'failed',
            error: {code: 5003, message: 'too many files are open'}});
          ++log.files.opened;
          const bytes = Uint8Array.from(atob(model.bytes), (letter) => letter.charCodeAt(0));
          const size = options.sliceSize;
          done({status: 'succeeded', value: {
            size: bytes.length, sliceCount: Math.ceil(bytes.length / size),
            getSliceAsync: (index, answer) => setTimeout(() => {
              if (faults.refuseSlice) return answer({status: 'failed',
                error: {code: 5001, message: 'An internal error has occurred.'}});
              const part = bytes.slice(index * size, (index + 1) * size).slice(faults.shortFile ? 1 : 0);
              answer({status: 'succeeded', value: {data: Array.from(part), index, size: part.length}});
            }, 0),
            closeAsync: (answer) => setTimeout(() => { ++log.files.closed; answer({status: 'succeeded'}); }, 0),
          }});
        }, 0),
      },
    },
  };

  return {setModel, faults, log, Excel, Office, get model() { return model; }, namesInside: () => ['Sheet1']};
})();

const Excel = host.Excel;
const Office = host.Office;
if (typeof kWorkbookModel !== 'undefined') host.setModel(kWorkbookModel);
