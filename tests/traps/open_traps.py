"""OpenDocument and csv: what those files leave open, and what must come of it."""
from expect import error, number, oddities, text, trap

DIVIDED = ("The file is divided by semicolons, as where decimals are written with a comma, and no figure shows what its points mean; "
           "they are read as decimal points (1.234), and every figure is a thousandth of what is meant where they stand between thousands")

trap("doubtful points",
     b"Ref;Homes\r\n2.1;1.234\r\n2.2;12.345\r\n",
     [text("doubtful-points!A1", "Ref"), text("doubtful-points!B1", "Homes"), number("doubtful-points!A2", 2.1),
      number("doubtful-points!B2", 1.234, shown="1.234"), number("doubtful-points!A3", 2.2),
      number("doubtful-points!B3", 12.345, shown="12.345")],
     oddities(DIVIDED, sheet="doubtful-points"), ending=".csv")
trap("decimal commas",
     b"Ref;Homes\r\n2;98,4\r\n3;1.234\r\n",
     [text("decimal-commas!A1", "Ref"), text("decimal-commas!B1", "Homes"), number("decimal-commas!A2", 2),
      text("decimal-commas!B2", "98,4"), number("decimal-commas!A3", 3), error("decimal-commas!B3", "#UNREADABLE!")],
     oddities("The file writes decimals with a comma (98,4); its figures with a comma or a point are kept as text",
              "1 figure (the first in B3: 1.234) would be another number where decimals are written with a point, and cannot be "
              "read; open the file in Excel where it was written and save it as .xlsx", sheet="decimal-commas"), ending=".csv")
