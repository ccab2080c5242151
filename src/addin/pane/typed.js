'use strict';
// What is typed for a RAG or an arrow, and how another one is written in its place so that it looks like what the
// officer had. It knows no Excel.

const collapsed = (words) => String(words === null || words === undefined ? '' : words).replace(/\s+/g, ' ').trim();

// ---- RAG ------------------------------------------------------------------------------------------------------------

const kRagOfLetter = {r: 'red', a: 'amber', g: 'green'};

function ragOfText(words) {
  const word = collapsed(words).toLowerCase();
  return kRagOfLetter[word] || (Object.values(kRagOfLetter).includes(word) ? word : null);
}

// The RAG that a fill is meant to be, by its hue, as Check reads it; null for white, grey, blue and what lies between.
function ragOfFill(color) {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color || '');
  if (!parts) return null;
  const [red, green, blue] = parts.slice(1).map((each) => parseInt(each, 16));
  const most = Math.max(red, green, blue), least = Math.min(red, green, blue);
  if (most < 64 || most - least < 0.15 * most) return null;
  if (most === blue && most !== red && most !== green) return null;
  const hue = most === green && most !== red ? 120 + 60 * (blue - red) / (most - least)
    : 60 * (green - blue) / (most - least);
  if (hue < -30 || hue > 165) return null;
  if (hue <= 15) return 'red';
  if (hue >= 25 && hue <= 65) return 'amber';
  return hue >= 75 ? 'green' : null;
}

// `word` in capitals, in small letters or as a name, like `model`.
function inCaseOf(model, word) {
  if (model === model.toUpperCase()) return word.toUpperCase();
  if (model === model.toLowerCase()) return word.toLowerCase();
  return word[0].toUpperCase() + word.slice(1).toLowerCase();
}

// "r" and green: "g"; "Red" and green: "Green".
function ragWritten(typed, rag) {
  const word = collapsed(typed);
  return inCaseOf(word, word.length === 1 ? rag[0] : rag);
}

const kUsualFills = {red: '#FF0000', amber: '#FFC000', green: '#00B050'};

// The fill that the other cells of the column have for a RAG, the most frequent one; else Excel's own colour.
function ragFill(column, rag) {
  const count = new Map();
  for (const {value, fill} of column) {
    if (ragOfFill(fill) !== rag || (collapsed(value) && ragOfText(value) !== rag)) continue;
    count.set(fill, (count.get(fill) || 0) + 1);
  }
  return [...count].sort((left, right) => right[1] - left[1]).map(([fill]) => fill)[0] || kUsualFills[rag];
}

// ---- Arrows ---------------------------------------------------------------------------------------------------------

// Each family: what it draws for up, down and level, and what else of it is read as one of these.
const kArrowFamilies = [
  {up: '↑', down: '↓', level: '→', also: {level: ['←', '↔']}},
  {up: '▲', down: '▼', level: '►', also: {level: ['▶']}},
  {up: '△', down: '▽', level: '►', also: {}},
  {up: '⬆', down: '⬇', level: '➡', also: {level: ['⬌']}},
  {up: '⇧', down: '⇩', level: '⇨', also: {}},
  {up: '⇑', down: '⇓', level: '→', also: {}},
];
const kWingdings = {up: 'é', down: 'ê', level: 'è'};  // its letters that are drawn as arrows
const kArrowWords = {up: ['up'], down: ['down'], level: ['level', 'stable', 'same', 'no change']};
const kEmoji = '\uFE0F';  // drawn as a picture

// {arrow, family or words, emoji} of what is typed; null where it is no arrow.
function arrowTyped(typed, font) {
  const word = collapsed(typed);
  if (/^wingdings$/i.test(font || '')) {
    const arrow = Object.keys(kWingdings).find((each) => kWingdings[each] === word);
    return arrow ? {arrow, family: kWingdings} : null;
  }
  const bare = word.replace(kEmoji, '');
  for (const family of kArrowFamilies) {
    for (const arrow of ['up', 'down', 'level'])
      if (family[arrow] === bare || (family.also[arrow] || []).includes(bare))
        return {arrow, family, emoji: bare !== word};
  }
  if (bare === '=') return {arrow: 'level', family: kArrowFamilies[0]};
  const spoken = Object.keys(kArrowWords).find((each) => kArrowWords[each].includes(word.toLowerCase()));
  return spoken ? {arrow: spoken, words: true} : null;
}

const kArrowOfSign = {'↑': 'up', '↓': 'down', '→': 'level'};

// The arrow in place of what is typed, in the same family; `column` says which word for level the officer uses.
function arrowWritten(typed, font, arrow, column = []) {
  const had = arrowTyped(typed, font);
  if (!had) return null;
  if (!had.words) return had.family[arrow] + (had.emoji ? kEmoji : '');
  const used = column.map((each) => collapsed(each.value))
    .find((each) => each.length > 1 && kArrowWords[arrow].includes(each.toLowerCase()));
  return inCaseOf(collapsed(typed), used || kArrowWords[arrow][0]);
}
