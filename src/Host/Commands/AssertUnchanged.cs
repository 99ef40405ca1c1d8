using System.Data.Common;
using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;

namespace Coordination.Host.Commands;

/// <summary>Said in a commit, which writes its events first: the streams decided on have the version they were decided on, and what this commit itself added. Else nothing is recorded.</summary>
public sealed class AssertUnchanged(IReadOnlyCollection<(StreamKey Key, long Version)> streams) : Marten.Internal.Operations.IStorageOperation
{
    private const string Moved = "CO001";

    public static string Function { get; } = $"""
        create or replace function host.assert_unchanged(communities varchar[], streams uuid[], versions bigint[]) returns void language plpgsql as $$
        begin
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
        builder.Append(")");
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public static bool Failed(Exception? exception) => exception is not null && (exception is PostgresException { SqlState: Moved } || Failed(exception.InnerException));
}
