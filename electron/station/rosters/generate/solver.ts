// One run of HiGHS: arrays in, values and a proven bound out. The model's memory is freed whatever happens.
import type { Highs, HighsCallbackMap } from 'highs';
import type { Milp } from '#shared/rosters/generate/milp.ts';

export interface RunOptions {
  /** The run ends after so long, s. */
  seconds: number;
  /** It may end when the best table is this near to the bound, as a share. */
  gap: number;
  start?: { indices: number[]; values: number[] } | undefined;
  /** Told now and then: cost of the best so far and the bound. */
  onProgress?: ((best: number, bound: number) => void) | undefined;
}

export interface Ran {
  state: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** Null unless optimal or feasible. */
  values: Float64Array | null;
  cost: number;
  /** No plan costs less. */
  bound: number;
}

const infeasible: Ran = { state: 'infeasible', values: null, cost: Number.POSITIVE_INFINITY, bound: Number.POSITIVE_INFINITY };

export function runMilp(highs: Highs, milp: Milp, { seconds, gap, start, onProgress }: RunOptions): Ran {
  // A program without columns is not looked at by HiGHS: its rows ask for something or they do not.
  if (milp.numCols === 0) {
    const possible = milp.rowLower.every((lower) => lower <= 0) && milp.rowUpper.every((upper) => upper >= 0);
    return possible ? { state: 'optimal', values: new Float64Array(), cost: 0, bound: 0 } : infeasible;
  }
  const model = highs.createModel(milp);
  try {
    model.options.set({ output_flag: false, time_limit: Math.max(0.1, seconds), mip_rel_gap: gap, mip_abs_gap: 1e-6 });
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
    if (modelStatus === is.infeasible || modelStatus === is.unboundedOrInfeasible) return infeasible;
    const found = Number(model.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
    const bound = Number(model.info.get('mip_dual_bound'));
    if (!found) return { ...infeasible, state: 'unknown', bound };
    const values = Float64Array.from(model.getSolution().colValue);
    return { state: modelStatus === is.optimal ? 'optimal' : 'feasible', values, cost: model.getObjectiveValue(), bound };
  } finally {
    model.dispose();
  }
}
