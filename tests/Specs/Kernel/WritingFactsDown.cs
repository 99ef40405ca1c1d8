using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Kernel;

public class WritingFactsDown
{
    [Fact]
    public void A_quantity_is_an_amount_and_a_unit_and_nothing_else() =>
        JsonSerializer.Serialize(Any.Parcels(3), StoredJson.Options).Should().Be("""{"amount":3,"unit":"parcel"}""");

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var raised = new RequestRaised(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(3), Any.Ward,
            Any.On(3, 5, 10));
        JsonSerializer.Deserialize<RequestRaised>(JsonSerializer.Serialize(raised, StoredJson.Options), StoredJson.Options).Should()
            .Be(raised);
    }

    [Fact]
    public void What_is_absent_is_left_out() =>
        JsonSerializer.Serialize(new RequestWithdrawn(Any.Id<RequestId>(1), null), StoredJson.Options).Should().NotContain("cause");
}
