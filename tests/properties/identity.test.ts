import fc from 'fast-check';
import { allDifferences, wrongLinks } from './support/held';
import { changeStep, describeHistory, histories, IDENTITY_CHANGES, type History } from './support/history';
import { openLaboratory, type Laboratory } from './support/laboratory';
import { contactsOf, ContactModel, peopleOf } from './support/people';
import { makeChange } from './support/play';
import { checkHistory, describeDifferences, parameters, RUNS } from './support/property';
import { openSession } from './support/session';

/** The steps of the one kind of history are looked at one by one; of the other, their end. */
const STEPWISE_RUNS = Math.ceil(RUNS / 10);
const FAULTY_RUNS = Math.ceil(RUNS / 8);

let lab: Laboratory;

beforeAll(async () => {
  lab = await openLaboratory();
}, 300_000);

afterAll(() => lab.close());

/** Lets each change arrive at once, and compares all contacts after each with who the people are. */
const checkSteps = async (history: History): Promise<void> => {
  const session = await openSession(lab, history, lab.shipped);
  await session.syncAll('full');
  const model = new ContactModel();
  model.check(peopleOf(lab.world), await contactsOf(lab.world));
  for (const [index, step] of history.steps.entries()) {
    if (step.do !== 'change') continue;
    // A read sees the shop after the change, not in the same second as the one before.
    lab.clock.advance(1_000);
    for (const webhookId of makeChange(lab, session, step)) await session.notices.deliver(webhookId);
    await session.settle();
    const wrong = [
      ...describeDifferences(await allDifferences(lab.world)),
      ...model.check(peopleOf(lab.world), await contactsOf(lab.world)),
      ...(await wrongLinks(lab.world.crm.strapi)),
    ];
    if (wrong.length > 0)
      throw new Error([`After step ${index + 1} of`, describeHistory(history), ...wrong].join('\n'));
  }
  await session.close();
};

describe('identity', () => {
  it(`is that of the product's rules after each change of ${STEPWISE_RUNS} histories over three stores`, () => {
    const history = fc.record({
      shops: fc.constant(3),
      synced: fc.constant(true),
      lossless: fc.constant(true),
      seed: fc.nat({ max: 99 }),
      steps: fc.array(changeStep(3, fc.constantFrom(...IDENTITY_CHANGES)), {
        minLength: 1,
        maxLength: 14,
        size: 'max',
      }),
    });
    return fc.assert(fc.asyncProperty(history, checkSteps), parameters(STEPWISE_RUNS));
  }, 3_600_000);

  it(
    `is that of the product's rules at the end of ${FAULTY_RUNS} histories with all that can go wrong`,
    () =>
      fc.assert(
        fc.asyncProperty(histories({ shops: 3, names: IDENTITY_CHANGES }), (history) =>
          checkHistory(lab, history)
        ),
        parameters(FAULTY_RUNS)
      ),
    3_600_000
  );
});
