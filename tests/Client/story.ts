// One whole story through a client that was generated from the description: asked, offered, proposed, agreed by both, kept, and a place booked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

type Receipt = components['schemas']['Receipt'];
type Problem = components['schemas']['Problem'];

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing.`);
  return value;
};

const community = setting('COMMUNITY');
const callerOf = (role: string) => createClient<paths>({ baseUrl: setting('ADDRESS'), headers: { Authorization: `Bearer ${setting(role)}` } });
const [coordinator, asker, helper] = [callerOf('COORDINATOR'), callerOf('ASKER'), callerOf('HELPER')];

const inside = () => ({ path: { community }, header: { 'Idempotency-Key': randomUUID() } });
const at = (id: string) => ({ path: { community, id }, header: { 'Idempotency-Key': randomUUID() } });

function done(answer: { data?: Receipt; error?: Problem; response: Response }): string {
  assert.ok(answer.data, `${answer.response.status} ${answer.error?.code} ${answer.error?.detail}`);
  assert.ok(answer.data.subject);
  return answer.data.subject;
}

const parcel = { amount: 1, unit: 'parcel' as const };
const ward = 'E05001370';

const request = done(await asker.POST('/api/communities/{community}/requests/raise', { params: inside(), body: { category: 'food', words: 'A parcel for two.', wanted: parcel, ward } }));
const offer = done(await helper.POST('/api/communities/{community}/offers/make', { params: inside(), body: { category: 'food', words: 'I can bring a parcel.', offered: parcel, wards: [ward] } }));
const match = done(await coordinator.POST('/api/communities/{community}/matches/propose', { params: inside(), body: { request, offer, quantity: parcel } }));
done(await asker.POST('/api/communities/{community}/matches/{id}/accept', { params: at(match), body: { side: 'person' } }));
done(await helper.POST('/api/communities/{community}/matches/{id}/accept', { params: at(match), body: { side: 'helper' } }));

const reached = await helper.GET('/api/communities/{community}/matches/{id}/contact', { params: { path: { community, id: match } } });
assert.equal(reached.data?.people.length, 1);

done(await helper.POST('/api/communities/{community}/matches/{id}/complete', { params: at(match), body: { given: parcel } }));
const fulfilled = await asker.GET('/api/communities/{community}/requests/{id}', { params: { path: { community, id: request } } });
assert.equal(fulfilled.data?.outcome, 'fulfilled');
assert.equal(fulfilled.data?.words.value, 'A parcel for two.');

const soon = new Date(Date.now() + 3 * 24 * 3600 * 1000).toISOString().slice(0, 10);
const session = done(await coordinator.POST('/api/communities/{community}/sessions/plan', {
  params: inside(),
  body: { title: 'Open larder', category: 'food', starts: { on: soon, at: '14:00' }, minutes: 90, ward, capacity: { amount: 8, unit: 'person' } },
}));
done(await asker.POST('/api/communities/{community}/sessions/{id}/book', { params: at(session), body: {} }));
const booked = await asker.GET('/api/communities/{community}/sessions/{id}', { params: { path: { community, id: session } } });
assert.equal(booked.data?.bookings.length, 1);

const refused = await asker.POST('/api/communities/{community}/sessions/{id}/book', { params: at(session), body: {} });
assert.equal(refused.error?.code, 'session.already-booked');
console.log('The whole story, with one no at its end.');
