import type { Delivery, Simulator } from '../../../simulator/src/index';

/**
 * The notices of a simulated Shopify on their way: it sends none by itself (see the fault `dropWebhooks`), so that a history
 * says when each arrives.
 */
export const createDeliveries = ({ local }: Simulator) => {
  const latest = new Map<string, Delivery>();
  let waiting: string[] = [];
  const arrived: string[] = [];

  const attempt = async (webhookId: string): Promise<boolean> => {
    local.resend(webhookId);
    await local.whenIdle();
    const sent = local.deliveries({}).find((delivery) => delivery.webhookId === webhookId);
    return sent?.status === 'delivered';
  };

  /** What a shop told since this was last asked. */
  const newOf = (shop: string): string[] => {
    const all = local.deliveries({ shop });
    const known = latest.get(shop);
    const fresh = all.slice(0, known ? all.indexOf(known) : all.length);
    if (all[0]) latest.set(shop, all[0]);
    return fresh.filter(({ status }) => status === 'dropped').map(({ webhookId }) => webhookId);
  };

  return {
    /** Takes the notices of what has just happened in a shop, the first told first. */
    take: (shop: string): string[] => newOf(shop).reverse(),

    keep(webhookIds: readonly string[]): void {
      waiting.push(...webhookIds);
    },

    /** Lets a notice arrive; where Strapi does not take it, Shopify keeps it for another time. */
    async deliver(webhookId: string): Promise<void> {
      if (await attempt(webhookId)) arrived.push(webhookId);
      else waiting.push(webhookId);
    },

    /** One that waits, or (where none does, and now and then) one that arrived before. */
    async deliverSome(pick: number): Promise<void> {
      const all = [...waiting, ...arrived];
      const chosen = all[pick % Math.max(1, all.length)];
      if (chosen === undefined) return;
      waiting = waiting.filter((one) => one !== chosen);
      await this.deliver(chosen);
    },

    async deliverAll(): Promise<void> {
      const all = waiting;
      waiting = [];
      for (const webhookId of all) await this.deliver(webhookId);
    },

    forget(): void {
      waiting = [];
      arrived.length = 0;
    },
  };
};

export type Deliveries = ReturnType<typeof createDeliveries>;
