/** The rows of a CSV text (RFC 4180), as far as asked for. */
export function readCsv(text: string, most = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const end = () => {
    row.push(cell);
    cell = '';
  };
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length && rows.length < most; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (sign === '"') {
      quoted = true;
    } else if (sign === ',') {
      end();
    } else if (sign === '\n') {
      end();
      rows.push(row);
      row = [];
    } else if (sign !== '\r') {
      cell += sign;
    }
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) {
    end();
    rows.push(row);
  }
  return rows;
}
