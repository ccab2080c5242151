// The buttons on the ribbon: each shows the pane and takes it to its place, #check, #rate or #appendix. They are
// actions in place of pages of their own because Excel runs a page with another address, be it only after the #, apart
// from the functions and from the pane that is already open. This file does nothing where Excel is not there.

const kRibbonPlaces = ['check', 'rate', 'appendix'];

function ribbonGoTo(place) {
  if (location.hash === '#' + place) window.dispatchEvent(new Event('hashchange'));  // pressed again
  else location.hash = '#' + place;
}

// Excel waits for `completed` before it takes the next press of a button.
async function ribbonPressed(place, event) {
  try {
    ribbonGoTo(place);
    await Office.addin.showAsTaskpane();
  } finally {
    event.completed();
  }
}

if (typeof Office !== 'undefined' && Office.actions && Office.actions.associate) {
  for (const place of kRibbonPlaces) Office.actions.associate(place, (event) => ribbonPressed(place, event));
}
