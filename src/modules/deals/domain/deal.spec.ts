import { newId, newOrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { Deal, headlineOf } from './deal.js';

const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));
const [lead, won] = [{ id: newId(), pipelineId: newId() }, { id: newId(), pipelineId: newId() }];
const org = newOrgId();

function storedDeal(minute = 0): Deal {
  return Deal.restore(Deal.open(org, { name: 'Acme', stage: lead, contactId: newId(), value: 100 }, at(minute)).state);
}

it('changes one version on, and not at all if nothing differs', () => {
  const deal = storedDeal();
  deal.moveTo(lead, at(1));
  deal.revalue(100, at(1));
  expect(deal.isChanged).toBe(false);
  deal.moveTo(won, at(1));
  deal.revalue(null, at(2));
  expect(deal.state).toMatchObject({ stageId: won.id, pipelineId: won.pipelineId, value: null, version: 2, updatedAt: at(2) });
});

it('is archived once', () => {
  const deal = storedDeal();
  deal.archive(at(1));
  deal.archive(at(2));
  expect(deal.state.archivedAt).toBe(at(1));
});

it('stands for no contact once it was taken from it, archived or not', () => {
  const deal = storedDeal();
  deal.archive(at(1));
  deal.reassign(null, at(2));
  expect(deal.state).toMatchObject({ contactId: null, primaryAt: null, archivedAt: at(1), updatedAt: at(2), version: 2 });
  expect(headlineOf([deal])).toBeNull();
});

it('becomes the headline of the contact that it is given to, and is not given to it again', () => {
  const [deal, other] = [storedDeal(1), storedDeal(5)];
  const contactId = newId();
  deal.reassign(contactId, at(6));
  deal.reassign(contactId, at(7));
  expect(deal.state).toMatchObject({ contactId, primaryAt: at(6), version: 2 });
  expect(headlineOf([deal, other])).toBe(deal);
});

it('the headline deal is the one that the contact was given last, of those not archived', () => {
  const [first, second, third] = [storedDeal(1), storedDeal(3), storedDeal(2)];
  expect(headlineOf([first, second, third])).toBe(second);
  second.archive(at(4));
  expect(headlineOf([first, second, third])).toBe(third);
  expect(headlineOf([second])).toBeNull();
  expect(headlineOf([])).toBeNull();
});
