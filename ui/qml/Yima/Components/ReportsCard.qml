import Yima

// The way to the reports, beside what is to pay. `count`: of new ones; -1: not known.
ErrandCard {
    id: card

    required property int count

    readonly property bool fresh: count > 0

    objectName: "reports"
    name: fresh ? `${caption}, ${figure}` : qsTr("Reports: read and print")
    icon: "icons/service-reports"
    caption: fresh ? qsTr("New reports") : qsTr("Reports")
    figure: fresh ? qsTr("%1 new", "reports, as a number").arg(count) : ""
    remark: flat ? "" : qsTr("Read and print")
    onActivated: Terminal.tap("reports", "")
}
