/** What a status message is about. */
export type StatusKind = 'waiting' | 'login' | 'trade' | 'profit' | 'error' | 'custom';
/** Named figures that go along with a beat: numbers, texts, yes or no. */
export type Metrics = Readonly<Record<string, unknown>>;
export interface HeartbeatOptions {
    /** Id of the monitor: letters, digits, `.`, `_` and `-`. */
    readonly tag: string;
    /** The most often that a beat is written: `'30s'`, `'5m'`, or a number of seconds. Default: `'30s'`. */
    readonly every?: string | number;
    /** An error is critical, not a warning. Default: `false`. */
    readonly critical?: boolean;
    /** Where beats go: `redis://`, `rediss://`, `http://`, `https://` or `file:`. Default: `HEARTBEAT_URL` of the environment. */
    readonly url?: string;
    /** The token of the server behind an `http` address. Default: `HEARTBEAT_TOKEN` of the environment. */
    readonly token?: string;
    /** Path of the certificates to trust, PEM, for a server with an authority of its own. */
    readonly ca?: string;
    /** A client of Redis that the program has already: ioredis, node-redis or @upstash/redis. */
    readonly redis?: RedisClient;
    /** What the keys in Redis begin with. Default: `'{heartbeat}'`. */
    readonly prefix?: string;
    /** `'progress'` beats only after a pulse; `'alive'` beats as long as the event loop turns. Default: `'progress'`. */
    readonly mode?: 'progress' | 'alive';
    /** `false` turns everything off, as `HEARTBEAT_ENABLED=false` in the environment does. Default: `true`. */
    readonly enabled?: boolean;
    /** A text that goes along with each good beat. */
    readonly message?: string;
}
/** Any client with one of these: `call` of ioredis, `sendCommand` of node-redis, `eval` of @upstash/redis. */
export interface RedisClient {
    call?(...args: never[]): unknown;
    sendCommand?(...args: never[]): unknown;
    eval?(...args: never[]): unknown;
}
export interface HeartbeatStats {
    /** Seconds since `start()`; 0 while it is stopped. */
    readonly uptime: number;
    readonly total_pulses: number;
    readonly error_count: number;
}
/** The heart of one long-running program. Nothing of it throws, waits or keeps the process alive. */
export interface Heartbeat {
    /** Begins to beat. */
    start(): void;
    /** Marks progress. What is written is decided by a timer; a loop that hangs marks nothing and falls silent. */
    pulse(metrics?: Metrics): void;
    /** A named result that goes along with the beats from now on. */
    check(name: string, ok: boolean): void;
    /** Reports a failure at once, at most one a second. It stands until the next pulse. */
    error(error: unknown): void;
    /** Marks progress and says what the program is doing; a change is written at once, at most one a second. */
    status(kind: StatusKind, text?: string): void;
    /** Writes that the program stopped on purpose, or the last error; resolves within two seconds, written or not. */
    stop(): Promise<void>;
    /** Removes monitors from Redis that have been silent for so many days (default 7); resolves to how many. */
    cleanup(days?: number): Promise<number>;
    stats(): HeartbeatStats;
    readonly isActive: boolean;
    /** Seconds from one beat to the next. */
    readonly interval: number;
    readonly critical: boolean;
    readonly enabled: boolean;
}
