// Reads a calendar from standard input with ical.js and writes one line per event: uid, instant it starts, instant it ends, status, sequence; with "titles", the title only.
import ICAL from 'ical.js';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString('utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) {
  const kinds = zone.getAllSubcomponents().map(part => part.name);
  if (!kinds.includes('standard') && !kinds.includes('daylight')) throw new Error('A time zone without rules (RFC 5545, 3.6.5).');
}
for (const part of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(part);
  if (!event.startDate.isDate && (!event.startDate.zone || event.startDate.zone.tzid === 'floating')) throw new Error(`${event.uid} starts in no time zone.`);
  // Counted by the rules the calendar brings along, not by those of this machine.
  const utc = time => time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString();
  if (process.argv.includes('titles')) {
    console.log(JSON.stringify(event.summary));
    continue;
  }
  console.log([event.uid, utc(event.startDate), utc(event.endDate), part.getFirstPropertyValue('status'), event.sequence].join(' '));
}
