/** A time as the path format of an export writes it: `%Y`, `%m`, `%d`, `%H`, `%M`, in a zone such as `+0800`. */
export function formatPath(format: string, time: Date, zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? ["", "+", "0", "0"];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const [year, month, day, hour, minute] = new Date(time.getTime() + offset).toISOString().split(/[-T:]/);
  const parts: { [letter: string]: string } = { Y: year, m: month, d: day, H: hour, M: minute };
  return format.replace(/%(\w)/g, (whole, letter: string) => parts[letter] ?? whole);
}
