// The address of the map says what it shows: read once, then kept as the map stands.
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSettled } from '#renderer/client/use-settled.ts';
import { addressOf, setMap, stateOfAddress, useMapState } from './map-state.ts';

/** The address follows when the map has come to rest, ms. */
const addressAfterMs = 300;

export function useMapAddress(): void {
  const [params, setParams] = useSearchParams();
  // Before anything is drawn by what stood there last.
  useState(() => {
    const asked = stateOfAddress(params);
    if (asked) setMap(asked);
    return null;
  });
  const now = useMapState();
  const address = useSettled(new URLSearchParams(addressOf(now)).toString(), addressAfterMs);
  useEffect(() => {
    if (useMapState.getState().view && address !== params.toString()) setParams(new URLSearchParams(address), { replace: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what the map shows writes the address
  }, [address]);
}
