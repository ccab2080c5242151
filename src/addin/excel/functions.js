// The functions for cells: =SCOREBOOK.RAG(...) and the others. They hand over to the module in a worker of their own,
// so that a check under way in the pane does not hold them up; it is started by the first of them. This file does
// nothing where Excel is not there.

// What Excel is told of the functions: functions.json is made from this table. A range is an array of rows. Of a figure
// it matters whether its cell is formatted as a percentage.
const kParameters = {
  good: {name: 'good', description: 'What good performance is: High, Low, Info or Within limits.'},
  red: {name: 'red', figure: true, description: 'The red tolerance as the scorecard has it, such as <92%.'},
  amber: {name: 'amber', figure: true, description: 'The amber tolerance as the scorecard has it, such as 92%>.'},
  green: {name: 'green', figure: true, description: 'The green tolerance, or the target, such as 95%.'},
};
const kFunctions = [
  {
    id: 'RAG',
    description: 'R, A or G for a figure, by the tolerances as they are typed in a scorecard.',
    parameters: [
      {name: 'value', figure: true, description: 'The figure to rate.'},
      kParameters.good, kParameters.red, kParameters.amber, kParameters.green,
    ],
  },
  {
    id: 'DOT',
    description: 'The direction of travel: ↑ where performance improved, → where it is level, ↓ where it got worse.',
    parameters: [
      {name: 'value', figure: true, description: 'The figure of this period.'},
      {name: 'previous', figure: true, description: 'The figure that it is compared with.'},
      kParameters.good,
      {name: 'decimals', description: 'How many decimal places are compared, as printed: 0 to 15.', optional: true},
    ],
  },
  {
    id: 'YTD',
    description: 'The year to date, worked out from the figures of its periods by the rule of the measure register.',
    parameters: [
      {name: 'rule', description: 'sum, ratio of sums, last, average, rolling 12 months or cumulative.'},
      {name: 'figures', figure: true, range: true,
        description: 'The figures, first period first; of ratio of sums the numerators.'},
      {name: 'denominators', description: 'Of ratio of sums: the denominators.', range: true, optional: true},
    ],
  },
  {
    id: 'PERIOD',
    description: 'A period in one way of writing, such as 2016-03, 2017-Q2 or 2015/16, however it is typed.',
    parameters: [{name: 'text', description: 'The period as typed, such as Mar-16, Q2 17/18 or 2015/ 16, or a date.'}],
  },
];

// Excel passes an empty cell as 0 on some computers; with the addresses of what it passes the difference can be seen.
// It gives addresses only to functions that answer with a range, so the answer is a range of one cell.
function functionsMetadata() {
  return {
    functions: kFunctions.map(({id, description, parameters}) => ({
      id,
      name: id,
      description,
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        description: parameter.description,
        type: 'any',
        dimensionality: parameter.range ? 'matrix' : 'scalar',
        ...(parameter.optional ? {optional: true} : {}),
      })),
      result: {type: 'any', dimensionality: 'matrix'},
      options: {requiresParameterAddresses: true},
    })),
  };
}

const kEmptyOrZero = 'Excel did not say whether a cell is empty or holds 0. Write it as B5&"" in place of B5.';
const kCellsNotRead = 'The cells could not be read to see which are empty. Press Ctrl+Alt+F9 to try again; ' +
  'a range is best named by its cells, such as C5:C16, not as a whole column.';

// As the module takes it: numbers, texts, true and false; null for an empty cell.
function plainCell(value) {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'object') return value.type === 'Empty' ? null : plainCell(value.basicValue);
  return value;
}

const plainArgument = (value) => (Array.isArray(value) ? value.map((row) => row.map(plainCell)) : plainCell(value));
const holds = (value, test) => (Array.isArray(value) ? value.some((row) => row.some(test)) : test(value));
const isZero = (cell) => cell === 0;
const isNumber = (cell) => typeof cell === 'number';

// Whether a number format shows per cents: a per cent sign that is not merely put beside the number.
const showsPerCent = (format) => String(format).replace(/"[^"]*"|[\\_*]./g, '').includes('%');

// The argument as its cells have it: null for a 0 whose cell is empty, and of figures whether they are percentages.
// Nothing where the shapes do not agree.
function asInCells(value, {kinds, formats}, figure) {
  const rows = Array.isArray(value) ? value : [[value]];
  if (rows.length !== kinds.length || rows.some((row, r) => row.length !== kinds[r].length)) return undefined;
  const clear = rows.map((row, r) => row.map((cell, c) => {
    if (isZero(cell) && kinds[r][c] === 'Empty') return null;
    return figure && isNumber(cell) ? {number: cell, per_cent: showsPerCent(formats[r][c])} : cell;
  }));
  return Array.isArray(value) ? clear : clear[0][0];
}

// 'Our sheet'!B5:C6 in two parts; nothing for a cell of another workbook, which cannot be asked.
function addressParts(address) {
  const at = address.lastIndexOf('!');
  if (at < 1) return undefined;
  let sheet = address.slice(0, at);
  if (sheet.startsWith("'") && sheet.endsWith("'")) sheet = sheet.slice(1, -1).replace(/''/g, "'");
  return sheet.includes('[') ? undefined : {sheet, cells: address.slice(at + 1)};
}

// What the cells at the addresses hold, by address: {kinds: rows of 'Empty', 'Double', 'String' and so on,
// formats: rows of their number formats}.
async function cellsAt(addresses) {
  const kAtATime = 500;
  const cells = new Map();
  for (let first = 0; first < addresses.length; first += kAtATime) {
    const some = addresses.slice(first, first + kAtATime);
    await Excel.run(async (context) => {
      const ranges = some.map((address) => {
        const {sheet, cells: place} = addressParts(address);
        const range = context.workbook.worksheets.getItem(sheet).getRange(place);
        range.load('valueTypes, numberFormat');
        return range;
      });
      await context.sync();
      ranges.forEach((range, i) => cells.set(some[i], {kinds: range.valueTypes, formats: range.numberFormat}));
    });
  }
  return cells;
}

// Gathers the calls of one recalculation into one request, for a sheet may hold thousands. While a request is under way
// further calls wait for the next. `refusal(kind, words)` makes what a cell shows in place of an answer.
class FunctionCalls {
  constructor({makeEngine, readCells, refusal}) {
    this.makeEngine = makeEngine;
    this.readCells = readCells;
    this.refusal = refusal;
    this.engine = null;
    this.waiting = [];
    this.timer = null;
    this.working = false;
  }

  // `given` may hold one more than the function takes, what Excel says of the call, and fewer where it leaves some out.
  call(description, given) {
    const invocation = given.length > description.parameters.length ? given[description.parameters.length] : undefined;
    return new Promise((resolve, reject) => {
      this.waiting.push({
        request: {function: description.id, arguments: description.parameters.map((_, i) => plainArgument(given[i]))},
        addresses: invocation && invocation.parameterAddresses,
        isFigure: description.parameters.map((parameter) => Boolean(parameter.figure)),
        resolve: (value) => resolve([[value]]),
        refuse: (kind, words) => reject(this.refusal(kind, words)),
      });
      this.soon();
    });
  }

  soon() {
    if (this.timer === null && !this.working) this.timer = setTimeout(() => this.send(), 0);
  }

  async send() {
    this.timer = null;
    this.working = true;
    const calls = this.waiting;
    this.waiting = [];
    try {
      await this.answer(await this.asTheirCells(calls));
    } finally {
      this.working = false;
      if (this.waiting.length > 0) this.soon();
    }
  }

  // The calls as the cells that they name have it. Those in which it is not clear which cells are empty are refused;
  // of a number whose format is not known the module judges by itself.
  async asTheirCells(calls) {
    const refused = new Set();
    const refuse = (call, words) => {
      refused.add(call);
      call.refuse('notAvailable', words);
    };
    const asked = [];
    for (const call of calls) {
      const {arguments: given} = call.request;
      const zeros = given.map((value, i) => i).filter((i) => holds(given[i], isZero));
      if (zeros.length > 0 && (!call.addresses
          || zeros.some((i) => call.addresses[i] && !addressParts(call.addresses[i])))) {
        refuse(call, kEmptyOrZero);
        continue;
      }
      // What has no address is no cell: a number typed in the formula, or worked out by it.
      given.forEach((value, i) => {
        const address = call.addresses && call.addresses[i];
        const matters = zeros.includes(i) || (call.isFigure[i] && holds(value, isNumber));
        if (matters && address && addressParts(address)) asked.push({call, i, address, zero: zeros.includes(i)});
      });
    }
    let cells = new Map();
    try {
      if (asked.length > 0) cells = await this.readCells([...new Set(asked.map(({address}) => address))]);
    } catch {
      // Said of each call below.
    }
    for (const {call, i, address, zero} of asked) {
      if (refused.has(call)) continue;
      const {request, isFigure} = call;
      const clear = cells.has(address) ? asInCells(request.arguments[i], cells.get(address), isFigure[i]) : undefined;
      if (clear !== undefined) request.arguments[i] = clear;
      else if (zero) refuse(call, kCellsNotRead);
    }
    return calls.filter((call) => !refused.has(call));
  }

  async answer(calls) {
    if (calls.length === 0) return;
    try {
      if (!this.engine) this.engine = this.makeEngine();
      const answers = await this.engine.evaluate(calls.map((call) => call.request));
      if (!Array.isArray(answers) || answers.length !== calls.length) {
        throw new Error('not every function was answered');
      }
      calls.forEach((call, i) => {
        const answer = answers[i] || {};
        if (answer.problem !== undefined) call.refuse('invalidValue', answer.problem);
        else if (answer.value === undefined) call.refuse('notAvailable', 'There is no answer.');
        else call.resolve(answer.value);
      });
    } catch (problem) {
      // The worker may be past use: the next recalculation begins with a new one.
      if (this.engine) this.engine.stop();
      this.engine = null;
      const why = String(problem && problem.message || problem);
      const words = 'Scorebook could not work this out. Press Ctrl+Alt+F9 to try again; if it happens again, report ' +
        `these words: ${why}`;
      for (const call of calls) call.refuse('notAvailable', words);
    }
  }
}

// The page names how a worker is started, startWorker(), as the pane itself needs it.
function connectFunctions() {
  const calls = new FunctionCalls({
    makeEngine: () => new Engine(startWorker),
    readCells: cellsAt,
    refusal: (kind, words) =>
      (CustomFunctions.Error ? new CustomFunctions.Error(CustomFunctions.ErrorCode[kind], words) : new Error(words)),
  });
  for (const description of kFunctions) {
    CustomFunctions.associate(description.id, (...given) => calls.call(description, given));
  }
}

if (typeof CustomFunctions !== 'undefined' && CustomFunctions.associate) connectFunctions();
