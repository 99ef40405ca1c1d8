using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Coordination.Domain.Kernel;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Coordination.Host.Keys;

/// <summary>The keys of cookies and forms, shared by all Hosts and wrapped by the key of the installation.</summary>
public sealed class DataProtectionKeys(KeyStore store, byte[] key) : IXmlRepository
{
    public static async Task<DataProtectionKeys> OpenAsync(KeyStore store, CancellationToken cancellation) =>
        new(store, await store.DerivedKeyAsync(KeyStore.Installation, "data-protection", cancellation));

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = store.Database.CreateCommand("select name, wrapped from keys.data_protection order by name");
        using var reader = command.ExecuteReader();
        List<XElement> elements = [];
        while (reader.Read()) elements.Add(Unwrap(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = store.Database.CreateCommand("insert into keys.data_protection (name, wrapped) values ($1, $2)");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new()
        {
            Value = Wrapping.Wrap(key, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)),
            BoundTo(friendlyName))
        });
        command.ExecuteNonQuery();
    }

    private XElement Unwrap(string name, byte[] wrapped)
    {
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(Wrapping.Unwrap(key, wrapped, BoundTo(name))));
        }
        catch (CryptographicException e)
        {
            throw new SealBrokenException($"The stored key '{name}' of cookies and forms is damaged.", e);
        }
    }

    private static byte[] BoundTo(string name) => Jcs.Canonical("data-protection", name);
}
