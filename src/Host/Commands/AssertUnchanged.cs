using System.Data.Common;
using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;

namespace Coordination.Host.Commands;

/// <summary>A stream decided on, the version it had then, and whether this commit appends to it.</summary>
public sealed record DecidedOn(StreamKey Key, long Version, bool Appends);

/// <summary>
/// Said at the beginning of a commit: the streams decided on have the version they were decided on, else nothing is recorded. Those that
/// will be appended to are
/// held first, always in the same order: Hosts that want the same streams wait for each other, without a deadlock and without a number of
/// the sequence drawn in vain.
/// </summary>
public sealed class AssertUnchanged(IReadOnlyCollection<DecidedOn> streams) : Marten.Internal.Operations.IStorageOperation
{
    private const string Moved = "CO001";

    public static string Function { get; } = $"""
        create or replace function host.assert_unchanged(communities varchar[], streams uuid[], versions bigint[], appended boolean[]) returns void language plpgsql as $$
        declare
          k record;
          found bigint;
        begin
          -- One row after the other by its key: a join would be planned, and remembered, for tables that were small once.
          for k in select * from unnest(communities, streams, appended) as given(community, stream, appended) where given.appended order by given.stream loop
            perform 1 from coordination.mt_streams s where s.tenant_id = k.community and s.id = k.stream for no key update;
          end loop;
          for k in select * from unnest(communities, streams, versions) as given(community, stream, version) loop
            select s.version into found from coordination.mt_streams s where s.tenant_id = k.community and s.id = k.stream;
            if found > k.version then
              raise exception 'A stream moved on' using errcode = '{Moved}';
            end if;
          end loop;
        end $$
        """;

    public Type DocumentType => typeof(IEvent);
    public OperationRole Role() => OperationRole.Events;

    public void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        builder.Append("select host.assert_unchanged(");
        builder.AppendParameter(streams.Select(s => s.Key.Community.ToString()).ToArray()).NpgsqlDbType =
            NpgsqlDbType.Array | NpgsqlDbType.Varchar;
        builder.Append(",");
        builder.AppendParameter(streams.Select(s => s.Key.Stream).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid;
        builder.Append(",");
        builder.AppendParameter(streams.Select(s => s.Version).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
        builder.Append(",");
        builder.AppendParameter(streams.Select(s => s.Appends).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean;
        builder.Append(")");
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public static bool Failed(Exception? exception) =>
        exception is not null && (exception is PostgresException { SqlState: Moved } || Failed(exception.InnerException));
}
