namespace Coordination.Host.Storage;

/// <summary>The Host's own tables, beside the events. Statements of the owner; each may be run again.</summary>
public static class HostSchema
{
    public const string Schema = "host";

    public static IReadOnlyList<string> Statements { get; } =
    [
        $"create schema if not exists {Schema}",
        $"create table if not exists {Schema}.community (id uuid primary key, code text not null unique)",
        // The one operator-level table: which login is which person in which community. The subject is a keyed hash of the sign-in name.
        $"create table if not exists {Schema}.login (issuer text not null, subject text not null, community uuid not null, person uuid not null, primary key (issuer, subject, community), unique (community, person))",
        $"create table if not exists {Schema}.ended_session (session uuid primary key, until timestamptz not null)",
        // A program's token as it is kept: enough to know it by, not to use it. What it may do is in the program's own stream.
        $"create table if not exists {Schema}.program_token (program uuid primary key, community uuid not null, hash bytea not null, expires_at timestamptz not null)",
        $"create index if not exists program_token_community on {Schema}.program_token (community)",
        $"create table if not exists {Schema}.idempotency (key bytea not null, fingerprint bytea not null, answer jsonb not null, at timestamptz not null, constraint idempotency_pkey primary key (key))",
        $"create index if not exists idempotency_at on {Schema}.idempotency (at)",
        $"create table if not exists {Schema}.setting (name text primary key, value text not null)",
        // The secret address of somebody's own calendar: only the hash of its last part, one for each person of a community.
        $"create table if not exists {Schema}.calendar (token bytea primary key, community uuid not null, person uuid not null, made_at timestamptz not null, unique (community, person))",
        Commands.AssertUnchanged.Function,
        ClockWatch.Function,
        "create index if not exists mt_events_about_request on coordination.mt_events (tenant_id, (data ->> 'request')) where type in ('match.proposed', 'session.place-booked', 'session.place-refused')",
        "create index if not exists mt_events_about_offer on coordination.mt_events (tenant_id, (data ->> 'offer')) where type = 'match.proposed'",
        "create index if not exists mt_events_disclosed_of on coordination.mt_events (tenant_id, (data ->> 'of')) where type = 'match.contact-disclosed'",
        "create index if not exists mt_events_glass_of on coordination.mt_events (tenant_id, (data ->> 'person')) where type = 'emergency-access.opened'",
        "create index if not exists mt_events_booked_by on coordination.mt_events (tenant_id, (data ->> 'person')) where type in ('session.place-booked', 'session.place-cancelled')",
        "create index if not exists mt_events_community_seq on coordination.mt_events (tenant_id, seq_id)",
    ];
}
