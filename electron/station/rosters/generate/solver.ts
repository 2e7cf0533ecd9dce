// One run of HiGHS: arrays in, values and a proven bound out. The model's memory is freed whatever happens.
import type { Highs, HighsCallbackMap } from 'highs';
import type { Milp } from '#shared/rosters/generate/milp.ts';

export interface RunOptions {
  /** The run ends after so long, s. */
  seconds: number;
  /** It may end when the best table is this near to the bound, as a share, or this near in cost. */
  gap: number;
  near?: number;
  start?: { indices: number[]; values: number[] } | undefined;
  /** Told now and then: cost of the best so far and the bound. */
  onProgress?: ((best: number, bound: number) => void) | undefined;
}

export interface Ran {
  state: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** Empty unless optimal or feasible. */
  values: Float64Array;
  cost: number;
  /** No plan costs less. */
  bound: number;
}

export function runMilp(highs: Highs, milp: Milp, { seconds, gap, near = 0, start, onProgress }: RunOptions): Ran {
  const model = highs.createModel({ ...milp, integrality: milp.integrality });
  try {
    model.options.set({ output_flag: false, time_limit: Math.max(0.1, seconds), mip_rel_gap: gap, mip_abs_gap: Math.max(near, 1e-6) });
    if (start) model.setSolution(start);
    const callbacks: HighsCallbackMap = onProgress
      ? {
          [highs.constants.callbackType.mipLogging]: ({ data }: { data: { mip_primal_bound?: number; mip_dual_bound?: number } }) => {
            onProgress(data.mip_primal_bound ?? Number.POSITIVE_INFINITY, data.mip_dual_bound ?? Number.NEGATIVE_INFINITY);
            return undefined;
          },
        }
      : {};
    const { modelStatus } = model.run(callbacks);
    const { modelStatus: is } = highs.constants;
    if (modelStatus === is.infeasible || modelStatus === is.unboundedOrInfeasible)
      return { state: 'infeasible', values: new Float64Array(), cost: Number.POSITIVE_INFINITY, bound: Number.POSITIVE_INFINITY };
    const found = Number(model.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
    const bound = Number(model.info.get('mip_dual_bound'));
    if (!found) return { state: 'unknown', values: new Float64Array(), cost: Number.POSITIVE_INFINITY, bound };
    const values = Float64Array.from(model.getSolution().colValue);
    return { state: modelStatus === is.optimal ? 'optimal' : 'feasible', values, cost: model.getObjectiveValue(), bound };
  } finally {
    model.dispose();
  }
}
