// The faults of the station that the frame has a sentence and a way out for.
export type StationFaultCode = 'diskFull' | 'readOnly' | 'damaged' | 'fromTheFuture' | 'inUse' | 'internal';
