import { newId, newOrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { Deal, type DealState, headlineOf } from './deal.js';

const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));
const [lead, won] = [{ id: newId(), pipelineId: newId() }, { id: newId(), pipelineId: newId() }];
const org = newOrgId();
const names = { stageName: 'Lead', additionalContacts: [], pipelineVersion: 1 };

function newDeal(minute = 0): Deal {
  return Deal.open(org, { name: 'Acme', stage: lead, contactId: newId(), value: 100 }, at(minute));
}
const storedDeal = (minute = 0, state: Partial<DealState> = {}): Deal => Deal.restore({ ...newDeal(minute).state, ...state });

it('changes one version on, and not at all if nothing differs', () => {
  const deal = storedDeal();
  deal.change({ stage: lead, value: 100, additionalContactIds: [], nextSteps: null }, at(1));
  expect(deal.isChanged).toBe(false);
  deal.change({ stage: won }, at(1));
  deal.change({ value: null, closeDate: at(9), ownerId: null }, at(2));
  expect(deal.state).toMatchObject({ stageId: won.id, pipelineId: won.pipelineId, value: null, closeDate: at(9), version: 2, updatedAt: at(2) });
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
  deal.change({ contactId: null }, at(2));
  expect(deal.state).toMatchObject({ contactId: null, primaryAt: null, archivedAt: at(1), updatedAt: at(2), version: 2 });
  expect(headlineOf([deal])).toBeNull();
});

it('becomes the headline of the contact that it is given to, and is not given to it again', () => {
  const [deal, other] = [storedDeal(1), storedDeal(5)];
  const contactId = newId();
  deal.change({ contactId }, at(6));
  deal.change({ contactId }, at(7));
  expect(deal.state).toMatchObject({ contactId, primaryAt: at(6), version: 2 });
  expect(headlineOf([deal, other])).toBe(deal);
});

it('the headline deal is the one that the contact was given last, of those neither archived nor deleted', () => {
  const [first, second, third] = [storedDeal(1), storedDeal(3), storedDeal(2)];
  expect(headlineOf([first, second, third])).toBe(second);
  second.archive(at(4));
  expect(headlineOf([first, second, third])).toBe(third);
  third.delete(at(5));
  expect(headlineOf([first, second, third])).toBe(first);
  expect(headlineOf([second])).toBeNull();
  expect(headlineOf([])).toBeNull();
});

describe('its event', () => {
  const change = (deal: Deal): void => deal.change({ value: 1 }, at(1));
  const archive = (deal: Deal): void => deal.archive(at(1));
  const remove = (deal: Deal): void => deal.delete(at(1));
  const unlink = (deal: Deal): void => deal.change({ accountId: newId(), contactId: null }, at(1));

  it.each([
    ['a new deal', newDeal, [], ['opportunity.created']],
    ['a new deal that is changed', newDeal, [change], ['opportunity.created']],
    ['a new deal that is archived', newDeal, [archive], []],
    ['a deal that stays', storedDeal, [], []],
    ['a changed deal', storedDeal, [change, unlink], ['opportunity.updated']],
    ['a deal that is changed and archived', storedDeal, [change, archive], ['opportunity.deleted']],
    ['a deleted deal', storedDeal, [remove], ['opportunity.deleted']],
    ['an archived deal that is changed', () => storedDeal(0, { archivedAt: at(0) }), [unlink], []],
    ['an archived deal that is deleted', () => storedDeal(0, { archivedAt: at(0) }), [remove], []],
  ])('of %s', (_what, make, changes, types) => {
    const deal = make();
    for (const one of changes) one(deal);
    expect(deal.events(names).map(({ type }) => type)).toEqual(types);
    expect(deal.hasEvents).toBe(types.length > 0);
  });

  it('shows the deal as it then is, with dates in milliseconds', () => {
    const id = newId();
    const deal = storedDeal(0, { closeDate: at(30), nextActionDate: null, additionalContactIds: [id] });
    deal.change({ value: 12.5 }, at(1));
    const { state } = deal;
    expect(deal.events({ stageName: 'Won', additionalContacts: [{ id, firstName: 'Ann', lastName: null, email: 'a@example.com', version: 1 }], pipelineVersion: 1 })).toEqual([
      {
        type: 'opportunity.updated',
        payload: {
          opportunity: {
            id: state.id, name: 'Acme', pipeline_id: lead.pipelineId, stage_id: lead.id, stage_name: 'Won', account_id: null, contact_id: state.contactId,
            additional_contacts: [{ contact_id: id, contact_first_name: 'Ann', contact_last_name: null, contact_email: 'a@example.com' }],
            custom_fields: {}, deal_size: 12.5, close_date: Date.UTC(2026, 4, 14, 18, 30), next_action_date: null, next_steps: null, owner_id: null,
            created_at: Date.UTC(2026, 4, 14, 18, 0), updated_at: Date.UTC(2026, 4, 14, 18, 1),
          },
        },
      },
    ]);
  });
});
