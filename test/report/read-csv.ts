// A small reader of CSV that knows nothing of the writer.

/** RFC 4180, read letter by letter; an empty line is a record of one empty field. */
export const readCsv = (written: string): string[][] => {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let index = 0; index < written.length; index += 1) {
    const one = written[index] ?? '';
    if (isQuoted && one === '"' && written[index + 1] === '"') {
      field += '"';
      index += 1;
    } else if (one === '"') isQuoted = !isQuoted;
    else if (!isQuoted && one === ',') {
      record.push(field);
      field = '';
    } else if (!isQuoted && one === '\r' && written[index + 1] === '\n') {
      records.push([...record, field]);
      record = [];
      field = '';
      index += 1;
    } else field += one;
  }
  if (field !== '' || record.length > 0) throw new Error('the last record has no line end');
  return records;
};
