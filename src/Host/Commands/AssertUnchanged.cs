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
/// Said at the beginning of a commit: the streams decided on have the version they were decided on, else nothing is recorded. Those that will be appended to are
/// held first, always in the same order: Hosts that want the same streams wait for each other, without a deadlock and without a number of the sequence drawn in vain.
/// </summary>
public sealed class AssertUnchanged(IReadOnlyCollection<DecidedOn> streams) : Marten.Internal.Operations.IStorageOperation
{
    private const string Moved = "CO001";

    public static string Function { get; } = $"""
        create or replace function host.assert_unchanged(communities varchar[], streams uuid[], versions bigint[], appended boolean[]) returns void language plpgsql as $$
        begin
          if true = any (appended) then
            perform 1 from unnest(communities, streams, appended) as k(community, stream, appended)
              join coordination.mt_streams s on s.tenant_id = k.community and s.id = k.stream
              where k.appended order by s.id for no key update of s;
          end if;
          if exists (select 1 from unnest(communities, streams, versions) as k(community, stream, version)
                     join coordination.mt_streams s on s.tenant_id = k.community and s.id = k.stream and s.version > k.version) then
            raise exception 'A stream moved on' using errcode = '{Moved}';
          end if;
        end $$
        """;

    public Type DocumentType => typeof(IEvent);
    public OperationRole Role() => OperationRole.Events;

    public void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        builder.Append("select host.assert_unchanged(");
        builder.AppendParameter(streams.Select(s => s.Key.Community.ToString()).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar;
        builder.Append(",");
        builder.AppendParameter(streams.Select(s => s.Key.Stream).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid;
        builder.Append(",");
        builder.AppendParameter(streams.Select(s => s.Version).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
        builder.Append(",");
        builder.AppendParameter(streams.Select(s => s.Appends).ToArray()).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean;
        builder.Append(")");
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public static bool Failed(Exception? exception) => exception is not null && (exception is PostgresException { SqlState: Moved } || Failed(exception.InnerException));
}
