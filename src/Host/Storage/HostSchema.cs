namespace Coordination.Host.Storage;

/// <summary>The Host's own tables, beside the events. Statements of the owner; each can be run again.</summary>
public static class HostSchema
{
    public const string Schema = "host";

    public static IReadOnlyList<string> Statements { get; } =
    [
        $"create schema if not exists {Schema}",
        $"create table if not exists {Schema}.community (id uuid primary key, code text not null unique)",
        $"alter table {Schema}.community add column if not exists number bigint generated always as identity",
        CommunityLooks.Create,
        // Which communities a login has founded, as keyed hash of its sign-in name.
        $"create table if not exists {Schema}.founding (login text not null, number int not null, community uuid not null, " +
        "primary key (login, number))",
        // The one operator-level table: which login is which person in which community. The subject is a keyed hash of the sign-in name.
        $"create table if not exists {Schema}.login (issuer text not null, subject text not null, community uuid not null, " +
        "person uuid not null, primary key (issuer, subject, community), unique (community, person))",
        // A login that says by an invitation that a record is of them, until a steward agrees. Where none did, it names no record any more.
        $"create table if not exists {Schema}.claim (issuer text not null, subject text not null, community uuid not null, " +
        "person uuid not null, primary key (issuer, subject, community), unique (community, person))",
        $"alter table {Schema}.claim alter column person drop not null",
        $"create table if not exists {Schema}.ended_session (session uuid primary key, until timestamptz not null)",
        // A stored token of a program: enough to recognise it, not to use it. The program's own stream says what it may do.
        $"create table if not exists {Schema}.program_token (program uuid primary key, community uuid not null, hash bytea not null, " +
        "expires_at timestamptz not null)",
        $"create index if not exists program_token_community on {Schema}.program_token (community)",
        $"create table if not exists {Schema}.idempotency (key bytea not null, fingerprint bytea not null, answer jsonb not null, " +
        "at timestamptz not null, constraint idempotency_pkey primary key (key))",
        // Rows are inserted in the order of time and only deleted by it: block ranges are enough, while a B-tree would be written on every
        // commit.
        $"create index if not exists idempotency_at_range on {Schema}.idempotency using brin (at)",
        $"drop index if exists {Schema}.idempotency_at",
        $"create table if not exists {Schema}.setting (name text primary key, value text not null)",
        // The secret address of a person's calendar: only the hash of its last part, one for each person of a community.
        $"create table if not exists {Schema}.calendar (token bytea primary key, community uuid not null, person uuid not null, " +
        "made_at timestamptz not null, made_as uuid, unique (community, person))",
        $"alter table {Schema}.calendar add column if not exists made_as uuid",
        .. LinkTable.Statements,
        Commands.RecordFunction.Create,
        Commands.NothingRecordedSince.Create,
        ClockWatch.Function,
        "create index if not exists mt_events_community_seq on coordination.mt_events (tenant_id, seq_id)",
        .. Dropped,
    ];

    /// <summary>
    /// Drops what earlier versions made: indexes over paths into events, and a function that is now part of a larger one.
    /// </summary>
    private static IEnumerable<string> Dropped =>
    [
        "drop index if exists coordination.mt_events_about_request, coordination.mt_events_about_offer, " +
        "coordination.mt_events_disclosed_of",
        "drop index if exists coordination.mt_events_glass_of, coordination.mt_events_booked_by",
        $"drop function if exists {Schema}.assert_unchanged(varchar[], uuid[], bigint[], boolean[])",
    ];
}
