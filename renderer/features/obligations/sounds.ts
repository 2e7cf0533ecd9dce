// The three sounds, different in rhythm, made on the page: nothing to load, nothing to be missing.
// Who sounds: one window at a time, the one that holds the lock.
import { create } from 'zustand';

export type SoundName = 'notice' | 'important' | 'urgent';

interface Beep {
  /** Seconds from the start of the pattern. */
  at: number;
  length: number;
  /** Hz */
  pitch: number;
}

/** One round of each pattern. */
const patterns: Record<SoundName, Beep[]> = {
  notice: [{ at: 0, length: 0.25, pitch: 880 }],
  important: [
    { at: 0, length: 0.22, pitch: 740 },
    { at: 0.34, length: 0.22, pitch: 740 },
  ],
  urgent: [0, 0.16, 0.32, 0.64, 0.8, 0.96].map((at) => ({ at, length: 0.1, pitch: 988 })),
};

/** Seconds between the rounds of an alarm that nobody answers. */
const roundSeconds: Record<SoundName, number> = { notice: 0, important: 15, urgent: 3 };

export interface SoundState {
  /** The browser lets this page sound: it has had a gesture, or our own window was started so. */
  enabled: boolean;
  /** This window is the one that sounds. */
  leader: boolean;
  /** Shares of full loudness, 0 … 1. */
  volume: number;
  playing: SoundName | null;
  /** Rounds played since the page was opened: what the self-check and the tests look at. */
  rounds: number;
}

export const useSound = create<SoundState>(() => ({
  enabled: false,
  leader: false,
  volume: Number(localStorage.getItem('volume') ?? '0.8'),
  playing: null,
  rounds: 0,
}));

let context: AudioContext | null = null;
let timer: number | undefined;

export function setVolume(volume: number): void {
  localStorage.setItem('volume', String(volume));
  useSound.setState({ volume });
}

/** Asks the browser for sound; works at once after a gesture or in our own window. */
export async function enableSound(): Promise<void> {
  context ??= new AudioContext();
  // Without a gesture this promise waits; what counts is the state.
  void context.resume();
  await new Promise((resolve) => window.setTimeout(resolve, 50));
  useSound.setState({ enabled: context.state === 'running' });
}

export function playOnce(name: SoundName): void {
  const { enabled, leader, volume, rounds } = useSound.getState();
  if (!enabled || !leader || !context) return;
  for (const beep of patterns[name]) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + beep.at;
    oscillator.frequency.value = beep.pitch;
    oscillator.type = 'square';
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.25 * volume, start + 0.01);
    gain.gain.setValueAtTime(0.25 * volume, start + beep.length - 0.02);
    gain.gain.linearRampToValueAtTime(0, start + beep.length);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + beep.length);
  }
  useSound.setState({ rounds: rounds + 1 });
}

/** Plays a pattern round after round until it is told otherwise; null is silence. */
export function setPlaying(name: SoundName | null): void {
  if (useSound.getState().playing === name) return;
  clearInterval(timer);
  timer = undefined;
  useSound.setState({ playing: name });
  if (name === null) return;
  playOnce(name);
  if (roundSeconds[name] > 0) timer = window.setInterval(() => playOnce(name), roundSeconds[name] * 1000);
}

/** One window of this browser sounds; another takes over when it is closed. */
export function competeForSound(): void {
  void navigator.locks.request('watchdesk-sound', async () => {
    useSound.setState({ leader: true });
    await new Promise(() => undefined);
  });
  void enableSound();
  const onGesture = (): void => void enableSound();
  addEventListener('pointerdown', onGesture);
  addEventListener('keydown', onGesture);
}
