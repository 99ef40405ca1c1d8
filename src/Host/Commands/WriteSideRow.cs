using System.Data.Common;
using JasperFx.Events;
using Weasel.Core;
using Weasel.Storage;

namespace Coordination.Host.Commands;

/// <summary>
/// Writes one row beside the events, before they are appended: a code or login that is taken aborts before the store's sequence moves.
/// </summary>
public sealed class WriteSideRow(SideRow row) : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => typeof(IEvent);
    public OperationRole Role() => OperationRole.Events;

    public void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        var parameters = builder.AppendWithParameters(row.Sql, '?');
        foreach (var (parameter, value) in parameters.Zip(row.Parameters))
        {
            parameter.ResetDbType();
            parameter.Value = value;
        }
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;
}
