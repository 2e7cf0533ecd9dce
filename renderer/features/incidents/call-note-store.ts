// Who is being called: any screen opens the call note of a call with one word; the frame draws it.
import { create } from 'zustand';

export interface CallStart {
  caller: string;
  phone: string;
}

interface Call {
  start: CallStart | null;
  open: boolean;
}

export const useCall = create<Call>(() => ({ start: null, open: false }));

export const startCall = (start: CallStart): void => useCall.setState({ start, open: true });
export const endCall = (): void => useCall.setState({ open: false });
